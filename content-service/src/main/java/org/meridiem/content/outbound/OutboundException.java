package org.meridiem.content.outbound;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/// A call that was not made, or that got no answer. Its message is short, the same for each [Reason] or nearly so, and may be shown to whoever typed the
/// address in: it tells nothing of the network that the service stands in.
public final class OutboundException extends IOException {

    /// Why there is no answer.
    public enum Reason {
        /// The rules forbid it; nothing was sent.
        REFUSED,
        /// The host's name has no address.
        UNKNOWN_HOST,
        /// No connection came about.
        CONNECT,
        /// The other side could not prove to be who it should be, or speaks no TLS.
        TLS,
        /// It took too long.
        TIMEOUT,
        /// The answer has more bytes than were asked for.
        TOO_LARGE,
        /// Too many redirects, or one to nowhere.
        REDIRECT,
        /// The connection broke, or what came over it was not HTTP.
        BROKEN
    }

    private final Reason reason;

    OutboundException(Reason reason, String message) {
        this(reason, message, null);
    }

    OutboundException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /// Why there is no answer.
    public Reason reason() {
        return reason;
    }
}
