package org.meridiem.newsletter.catalogue;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A newsletter as editors see it.
@Schema(name = "Newsletter", description = "A newsletter as editors see it.")
record NewsletterView(
        @Schema(description = "The key", required = true) UUID id,
        @Schema(description = "Its name in addresses", required = true) String slug,
        @Schema(description = "The name that readers see", required = true) String name,
        @Schema(description = "What it is about", required = true) String description,
        @Schema(description = "The sentence that asks people to subscribe") @Nullable String callToAction,
        @Schema(description = "What stands beside the sender's address", required = true) String senderName,
        @Schema(description = "BCP 47 tag", required = true) String language,
        @Schema(description = "How often it comes, in words") @Nullable String cadence,
        @Schema(description = "The mail that greets new subscribers", required = true) Welcome welcome,
        @Schema(description = "Whether people can subscribe", required = true) Newsletter.Status status,
        @Schema(description = "How many issues went out", required = true) int issueCount,
        @Schema(description = "What If-Match takes", required = true) long version,
        @Schema(description = "When it was made", required = true) Instant createdAt,
        @Schema(description = "Who made it", required = true) String createdBy,
        @Schema(description = "When it changed last", required = true) Instant updatedAt,
        @Schema(description = "Who changed it last", required = true) String updatedBy) {

    static NewsletterView of(Newsletter newsletter) {
        return new NewsletterView(newsletter.id(), newsletter.slug(), newsletter.name(), newsletter.description(),
                newsletter.callToAction(), newsletter.senderName(), newsletter.language(), newsletter.cadence(),
                newsletter.welcome(), newsletter.status(), newsletter.issueCount(), newsletter.version(),
                newsletter.createdAt(),
                newsletter.createdBy(), newsletter.updatedAt(), newsletter.updatedBy());
    }
}
