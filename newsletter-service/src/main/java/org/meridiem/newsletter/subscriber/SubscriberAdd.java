package org.meridiem.newsletter.subscriber;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.catalogue.OneLine;
import org.meridiem.newsletter.subscription.TasteRules;

/// An address to be subscribed by an administrator.
@Schema(name = "SubscriberAdd", description = "An address to be subscribed.")
record SubscriberAdd(@Schema(required = true) @NotNull @Size(max = 320) String email,
        @Schema(description = "Slugs", required = true) @NotNull @Size(min = 1, max = 20) List<@NotNull @Size(max = 60) String> newsletters,
        @Schema(description = "What shows that he agreed. Without it he is asked by mail and is no subscriber before he says yes.") @Nullable @Valid ConsentProof proof,
        @Schema(description = "IANA name") @Nullable @Size(max = 64) String timeZone,
        @Schema(description = "BCP 47 tag") @Nullable @Size(max = 35) @Pattern(regexp = TasteRules.LANGUAGE, message = TasteRules.LANGUAGE_MESSAGE) String language,
        @Schema(description = "Slugs of sections") @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = TasteRules.SECTION, message = TasteRules.SECTION_MESSAGE) @Size(max = 100) String> sections) {

    /// What shows a consent.
    @Schema(name = "ConsentProof", description = "What shows a consent that was not given here.")
    record ConsentProof(
            @Schema(description = "In words: which form, which list", required = true) @NotNull @OneLine @Size(max = 500) String words,
            @Schema(description = "When it was given", required = true) @NotNull Instant at) {
    }
}
