package org.meridiem.events;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// A newsletter issue went out, on [Topic#NEWSLETTER_EVENTS]. Counts only, no address.
///
/// @param eventId    unique per event
/// @param issue      the issue
/// @param newsletter slug of the newsletter
/// @param subject    the mail's subject
/// @param finishedAt when the last delivery was decided
/// @param sent       mails that a server accepted
/// @param failed     recipients given up
/// @param uncertain  recipients where the server's answer was lost; not sent again
/// @param suppressed recipients left out because they had left by then
public record IssueSent(UUID eventId, UUID issue, String newsletter, String subject, Instant finishedAt, long sent,
        long failed,
        long uncertain, long suppressed) {

    /// The CloudEvents type.
    public static final String TYPE = "org.meridiem.newsletter.issueSent.v1";

    /// Refuses missing members.
    public IssueSent {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(newsletter, "newsletter");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(finishedAt, "finishedAt");
    }

    /// The JSON value.
    record Value(UUID issue, String newsletter, String subject, Instant finishedAt, long sent, long failed,
            long uncertain,
            long suppressed) {
    }
}
