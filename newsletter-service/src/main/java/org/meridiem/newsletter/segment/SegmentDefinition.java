package org.meridiem.newsletter.segment;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.subscription.TasteRules;

/// Conditions that all have to hold. One that is absent is none.
@Schema(name = "SegmentDefinition", description = "Conditions that all have to hold; one that is absent is none.")
record SegmentDefinition(
        @Schema(description = "Slugs: subscribers of one of these newsletters") @Nullable @Size(min = 1, max = 50) List<@NotNull @Size(max = 60) String> newsletters,
        @Schema(description = "Slugs: readers who chose one of these sections") @Nullable @Size(min = 1, max = 50) List<@NotNull @Pattern(regexp = TasteRules.SECTION, message = TasteRules.SECTION_MESSAGE) @Size(max = 100) String> sections,
        @Schema(description = "BCP 47 tags: `de` is also for de-AT") @Nullable @Size(min = 1, max = 50) List<@NotNull @Pattern(regexp = TasteRules.LANGUAGE, message = TasteRules.LANGUAGE_MESSAGE) @Size(max = 35) String> languages,
        @Schema(description = "Readers who came at this time or later") @Nullable Instant createdSince,
        @Schema(description = "Readers who were sent an issue in so many last days") @Nullable @Min(1) @Max(3650) Integer deliveredWithinDays) {
}
