package org.meridiem.newsletter.subscription;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Somebody wants an address to get newsletters.
///
/// @param email       the address
/// @param newsletters slugs of newsletters on offer
/// @param timeZone    IANA name of the reader's zone
/// @param language    BCP 47 tag of the reader's language
/// @param sections    slugs of the sections that the reader cares for; all when absent
/// @param website     a field that people do not see: leave it out
@Schema(name = "SubscriptionRequest", examples = """
        {"email": "reader@example.org", "newsletters": ["weekly"], "timeZone": "Europe/Berlin", "language": "en"}""")
record SubscriptionRequest(
        @NotNull @Size(max = 320) String email,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Size(max = 60) String> newsletters,
        @Nullable @Size(max = 64) String timeZone,
        @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                message = "must be a BCP 47 tag such as en or pt-BR") String language,
        @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                message = "must be a section's slug") @Size(max = 100) String> sections,
        @Schema(description = "A trap for robots: leave it out or empty.", deprecated = true) @Nullable @Size(max = 2000) String website) {

    boolean isFromRobot() {
        return website != null && !website.isEmpty();
    }
}
