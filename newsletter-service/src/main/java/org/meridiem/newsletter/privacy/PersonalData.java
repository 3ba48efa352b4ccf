package org.meridiem.newsletter.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Everything that is held about a subscriber.
@Schema(name = "PersonalData", description = "Everything that is held about a subscriber.")
public record PersonalData(@Schema(required = true) Instant asOf, @Schema(required = true) UUID id,
        @Schema(required = true) String email,
        @Schema(description = "BCP 47 tag") @Nullable String language,
        @Schema(description = "IANA name") @Nullable String timeZone,
        @Schema(description = "Slugs of the sections chosen", required = true) List<String> sections,
        @Nullable Instant pausedUntil, @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "Why the address gets nothing, if so") @Nullable String suppressed,
        @Schema(required = true) List<Subscription> subscriptions,
        @Schema(description = "Who agreed to what and when, and who took it back", required = true) List<Consent> consents,
        @Schema(description = "Requests for subscriptions that were not answered yet", required = true) List<Request> requests,
        @Schema(description = "Mails sent, or to be sent", required = true) List<SentMail> mails,
        @Schema(description = "Mails that came back, and complaints", required = true) List<ReturnedMail> bounces) {

    /// Copies the lists.
    public PersonalData {
        sections = List.copyOf(sections);
        subscriptions = List.copyOf(subscriptions);
        consents = List.copyOf(consents);
        requests = List.copyOf(requests);
        mails = List.copyOf(mails);
        bounces = List.copyOf(bounces);
    }

    /// A newsletter that he gets or got.
    @Schema(name = "PersonalSubscription", description = "A newsletter that the subscriber gets or got.")
    public record Subscription(@Schema(required = true) String newsletter, @Schema(required = true) String state,
            @Schema(required = true) String frequency, @Schema(required = true) Instant confirmedAt,
            @Nullable Instant endedAt) {
    }

    /// A line of the consent log.
    @Schema(name = "PersonalConsent", description = "A line of the consent log.")
    public record Consent(@Schema(required = true) String newsletter, @Schema(required = true) String action,
            @Schema(description = "The edition of the words agreed to", required = true) String wording,
            @Nullable Instant requestedAt, @Schema(required = true) Instant at, @Nullable String proof,
            @Nullable String recordedBy) {
    }

    /// A request that waits.
    @Schema(name = "PersonalRequest", description = "A request for a subscription.")
    public record Request(@Schema(required = true) String state, @Schema(required = true) Instant requestedAt,
            @Schema(required = true) Instant expiresAt) {
    }

    /// A mail.
    @Schema(name = "PersonalMail", description = "A mail.")
    public record SentMail(@Schema(required = true) String kind, @Nullable String newsletter, @Nullable Integer issue,
            @Schema(required = true) String state, @Schema(required = true) Instant createdAt,
            @Nullable Instant finishedAt) {
    }

    /// A mail that came back.
    @Schema(name = "PersonalBounce", description = "A mail that came back, or a complaint.")
    public record ReturnedMail(@Schema(required = true) String kind, @Nullable String status,
            @Nullable String diagnostic, @Schema(required = true) Instant occurredAt) {
    }
}
