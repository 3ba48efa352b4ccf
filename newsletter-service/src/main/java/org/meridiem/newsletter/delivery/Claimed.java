package org.meridiem.newsletter.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A delivery that this replica holds under a lease.
///
/// @param id              the delivery
/// @param lease           proves that it is still ours
/// @param kind            what to send
/// @param issue           the issue, of [Kind#ISSUE] and [Kind#TEST]
/// @param contentRevision which state of the issue's content
/// @param subscriber      the recipient, of [Kind#ISSUE] and [Kind#WELCOME]
/// @param subscription    why the recipient gets it, of [Kind#ISSUE] and [Kind#WELCOME]
/// @param optIn           the request, of [Kind#CONFIRMATION]
/// @param address         where to
/// @param variant         which of the tested subjects, of [Kind#ISSUE]; null for none
/// @param attempts        how often the recipient's server refused it before
/// @param createdAt       when it was decided to send it
public record Claimed(UUID id, UUID lease, Kind kind, @Nullable UUID issue, int contentRevision,
        @Nullable UUID subscriber, @Nullable UUID subscription, @Nullable UUID optIn, String address,
        @Nullable Integer variant, int attempts,
        Instant createdAt) {

    /// Never the address.
    @Override
    public String toString() {
        return "Claimed[" + id + " " + kind + "]";
    }
}
