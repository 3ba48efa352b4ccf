package org.meridiem.newsletter.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.subscription.Frequency;
import org.meridiem.newsletter.suppression.SuppressionReason;

/// A subscriber as administrators see him.
@Schema(name = "Subscriber", description = "A subscriber.")
record SubscriberView(@Schema(required = true) UUID id, @Schema(required = true) String email,
        @Schema(description = "BCP 47 tag") @Nullable String language,
        @Schema(description = "IANA name") @Nullable String timeZone,
        @Schema(description = "Slugs of the sections chosen; empty for all", required = true) List<String> sections,
        @Schema(description = "No newsletter before") @Nullable Instant pausedUntil,
        @Schema(description = "Why he gets nothing, if so") @Nullable SuppressionReason suppressed,
        @Schema(description = "Mails in a row that came back for now", required = true) int softBounces,
        @Schema(required = true) long version, @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "Newsletters that he gets or got", required = true) List<SubscriptionView> subscriptions) {

    SubscriberView {
        sections = List.copyOf(sections);
        subscriptions = List.copyOf(subscriptions);
    }

    /// A newsletter that he gets or got.
    @Schema(name = "SubscriptionOfSubscriber", description = "A newsletter that a subscriber gets or got.")
    record SubscriptionView(@Schema(description = "Slug", required = true) String newsletter,
            @Schema(description = "Whether he gets it now", required = true) boolean active,
            @Schema(required = true) Frequency frequency, @Schema(required = true) Instant confirmedAt,
            @Nullable Instant endedAt) {
    }
}
