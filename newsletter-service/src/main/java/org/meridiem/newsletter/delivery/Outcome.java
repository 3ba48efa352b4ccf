package org.meridiem.newsletter.delivery;

/// How one attempt to hand over a mail ended.
sealed interface Outcome {

    /// The server took the mail and answers for it from now on.
    record Accepted(SmtpReply reply) implements Outcome {
    }

    /// The server will never take it for this recipient.
    record Rejected(SmtpReply reply) implements Outcome {
    }

    /// The server did not take it this time.
    record Deferred(SmtpReply reply) implements Outcome {
    }

    /// The connection broke before the mail was complete: nothing was handed over.
    record Broken(String cause) implements Outcome {
    }

    /// There was no connection at all: nobody's mail can leave.
    record Unreachable(String cause) implements Outcome {
    }

    /// The mail left whole and the answer did not come: it may have arrived or not.
    record Uncertain(String cause) implements Outcome {
    }

    /// We ourselves held it back, just before it would have left.
    record Withheld() implements Outcome {
    }
}
