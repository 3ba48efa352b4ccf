package org.meridiem.newsletter.subscription;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Somebody wants an address to get newsletters.
@Schema(name = "SubscriptionRequest", description = "Somebody wants an address to get newsletters.", examples = """
        {"email": "reader@example.org", "newsletters": ["weekly"], "timeZone": "Europe/Berlin", "language": "en"}""")
record SubscriptionRequest(
        @Schema(description = "The address", required = true) @NotNull @Size(max = 320) String email,
        @Schema(description = "Slugs of newsletters on offer", required = true) @NotNull @Size(min = 1, max = 20) List<@NotNull @Size(max = 60) String> newsletters,
        @Schema(description = "IANA name of the reader's zone") @Nullable @Size(max = 64) String timeZone,
        @Schema(description = "BCP 47 tag of the reader's language") @Nullable @Size(max = 35) @Pattern(regexp = TasteRules.LANGUAGE, message = TasteRules.LANGUAGE_MESSAGE) String language,
        @Schema(description = "Slugs of the sections that the reader cares for; all when absent") @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = TasteRules.SECTION, message = TasteRules.SECTION_MESSAGE) @Size(max = 100) String> sections,
        @Schema(description = "A trap for robots: leave it out or empty.", deprecated = true) @Nullable @Size(max = 2000) String website) {

    boolean isFromRobot() {
        return website != null && !website.isEmpty();
    }
}
