package org.meridiem.events;

import java.time.Instant;
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

    /// Refuses members that are missing or break the contract.
    public IssueSent {
        Require.present(eventId, "eventId");
        Require.present(issue, "issue");
        Require.filled(newsletter, "newsletter");
        Require.text(subject, "subject");
        Require.present(finishedAt, "finishedAt");
        Require.atLeast(0, sent, "sent");
        Require.atLeast(0, failed, "failed");
        Require.atLeast(0, uncertain, "uncertain");
        Require.atLeast(0, suppressed, "suppressed");
    }

    /// The JSON value.
    record Value(UUID issue, String newsletter, String subject, Instant finishedAt, long sent, long failed,
            long uncertain,
            long suppressed) {
    }
}
