package org.meridiem.newsletter.bounce;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// A service that sends mail for us and tells by webhook what became of it.
interface Provider {

    /// Its name in the webhook's address.
    String name();

    /// False when nothing is configured for it: then it does not exist.
    boolean isConfigured();

    /// Reads a webhook, if it is really the provider's.
    ///
    /// @throws ProblemException 401 when the signature is not right or too old, 400 when it cannot be read
    Call read(Hook hook);

    /// A request.
    ///
    /// @param body   as it came
    /// @param header gives the value of a header
    record Hook(byte[] body, Function<String, Optional<String>> header) {
    }

    /// What a webhook says.
    ///
    /// @param signature what tells this call from any other: the same again is a replay
    /// @param reports   as many as it brings
    record Call(String signature, List<MailReport> reports) {
        /// Copies the list.
        public Call {
            reports = List.copyOf(reports);
        }
    }

    /// The one answer to a signature that does not fit, whatever is wrong with it.
    static ProblemException forged() {
        return ProblemType.UNAUTHENTICATED.with("The signature does not fit, or is too old.");
    }

    /// The answer to what cannot be read.
    static ProblemException unreadable() {
        return ProblemType.BAD_REQUEST.with("This is no report that can be read.");
    }
}
