package org.meridiem.newsletter.preferences;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.subscription.Frequency;

/// What a subscriber gets.
@Schema(name = "Preferences", description = "What a subscriber gets.")
record PreferencesView(@Schema(required = true) String email,
        @Schema(description = "All newsletters on offer", required = true) List<Choice> newsletters,
        @Schema(description = "Slugs of the sections that the reader cares for; empty for all", required = true) List<String> sections,
        @Schema(description = "IANA name") @Nullable String timeZone,
        @Schema(description = "BCP 47 tag") @Nullable String language,
        @Schema(description = "No newsletter before") @Nullable Instant pausedUntil) {

    PreferencesView {
        newsletters = List.copyOf(newsletters);
        sections = List.copyOf(sections);
    }

    /// A newsletter on offer.
    @Schema(name = "NewsletterChoice", description = "A newsletter on offer.")
    record Choice(@Schema(required = true) String slug, @Schema(required = true) String name,
            @Schema(required = true) boolean subscribed, @Schema(required = true) Frequency frequency) {
    }
}
