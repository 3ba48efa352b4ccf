package org.meridiem.newsletter.preferences;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.subscription.Frequency;
import org.meridiem.newsletter.subscription.TasteRules;

/// What a subscriber wants, complete: what is not in it is not wanted.
@Schema(name = "PreferencesWrite", description = "What a subscriber wants, complete: what is not in it is not wanted.")
record PreferencesWrite(
        @Schema(description = "The newsletters to get", required = true) @NotNull @Size(max = 100) List<@NotNull @Valid Wanted> subscriptions,
        @Schema(description = "Slugs of the sections that the reader cares for; all when absent or empty") @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = TasteRules.SECTION, message = TasteRules.SECTION_MESSAGE) @Size(max = 100) String> sections,
        @Schema(description = "IANA name of the reader's zone") @Nullable @Size(max = 64) String timeZone,
        @Schema(description = "BCP 47 tag of the reader's language") @Nullable @Size(max = 35) @Pattern(regexp = TasteRules.LANGUAGE, message = TasteRules.LANGUAGE_MESSAGE) String language,
        @Schema(description = "No newsletter before; a time that is past is no pause") @Nullable Instant pausedUntil) {

    /// A newsletter to get.
    @Schema(name = "WantedNewsletter", description = "A newsletter to get.")
    record Wanted(@Schema(description = "Slug", required = true) @NotNull @Size(max = 60) String newsletter,
            @Schema(description = "`every` when absent") @Nullable Frequency frequency) {
    }
}
