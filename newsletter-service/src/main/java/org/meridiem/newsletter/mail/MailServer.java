package org.meridiem.newsletter.mail;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.WithDefault;

/// A mail server that takes what this service sends.
public interface MailServer {
    /// Its name or address.
    String host();

    /// Its port.
    @WithDefault("587")
    int port();

    /// User for SMTP AUTH.
    Optional<String> user();

    /// Password for SMTP AUTH.
    Optional<String> password();

    /// How the connection is protected.
    @WithDefault("none")
    Security security();

    /// The name given in EHLO; the host of the public URL when absent.
    Optional<String> localHost();

    /// How long opening a connection may take.
    @WithDefault("5s")
    Duration connectTimeout();

    /// How long the server may take for one answer, and how long it may refuse to read.
    @WithDefault("60s")
    Duration timeout();

    /// A connection is closed in good order after so many mails; servers count them too.
    @WithDefault("100")
    int mailsPerConnection();

    /// A connection without work is closed after this time.
    @WithDefault("15s")
    Duration idle();

    /// Protection of the connection.
    enum Security {
        /// Plain text: only inside a trusted network.
        NONE,
        /// Plain text that must become TLS (RFC 3207); without TLS nothing is sent.
        STARTTLS,
        /// TLS from the first byte (RFC 8314).
        TLS
    }
}
