package org.meridiem.newsletter.delivery;

import java.time.Duration;

/// What is to be written down about a delivery.
///
/// @param delivery which
/// @param state    its state from now on
/// @param reason   one word, empty for none
/// @param reply    what the server said, empty for nothing
/// @param attempts how often its recipient's server has refused it by now
/// @param after    of a delivery that is `PENDING` again: until when
record Result(Claimed delivery, String state, String reason, String reply, int attempts, Duration after) {

    /// An end: `SENT`, `FAILED` or `UNCERTAIN`.
    static Result end(Claimed delivery, String state, String reason, String reply) {
        return new Result(delivery, state, reason, reply, delivery.attempts(), Duration.ZERO);
    }

    /// To be sent, without a refusal having been counted.
    static Result giveBack(Claimed delivery, String reason) {
        return new Result(delivery, "PENDING", reason, "", delivery.attempts(), Duration.ZERO);
    }
}
