package org.meridiem.newsletter.bounce;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Reports of mail that came back. Each source is off until it is configured. Where bounces are sent to is `meridiem.return-path.address`.
@ConfigMapping(prefix = "meridiem.bounce")
public interface BounceConfig {
    /// So many mails in a row that came back for now suppress an address.
    @WithDefault("5")
    int softLimit();

    /// A mail that has not come back after this time arrived: it sets the count to 0. Servers try for days before they give up.
    @WithDefault("3d")
    Duration arrivedAfter();

    /// A webhook's signature is believed for this long; less than two days, for which repeated ones are recognised.
    @WithDefault("12h")
    Duration replayWindow();

    /// How often refusals of our own mail server are looked for.
    @WithDefault("1m")
    Duration poll();

    /// Amazon SES by SNS.
    Ses ses();

    /// Mailgun.
    Mailgun mailgun();

    /// Twilio SendGrid.
    Sendgrid sendgrid();

    /// Postmark.
    Postmark postmark();

    /// The mailbox that bounces and feedback-loop reports come to.
    Mailbox mailbox();

    /// Amazon SES.
    interface Ses {
        /// ARNs of the topics that reports come from: nobody else's are believed.
        Optional<Set<String>> topics();
    }

    /// Mailgun.
    interface Mailgun {
        /// The HTTP webhook signing key.
        Optional<String> signingKey();
    }

    /// Twilio SendGrid.
    interface Sendgrid {
        /// The verification key of the signed event webhook: a public key in base64.
        Optional<String> publicKey();
    }

    /// Postmark, which signs nothing: user and password stand in the webhook's address.
    interface Postmark {
        /// User.
        Optional<String> user();

        /// Password.
        Optional<String> password();
    }

    /// A mailbox, read over IMAP.
    interface Mailbox {
        /// Its server; without one no mailbox is read.
        Optional<String> host();

        /// Its port.
        @WithDefault("993")
        int port();

        /// User.
        @WithDefault("bounces")
        String user();

        /// Password.
        Optional<String> password();

        /// The folder.
        @WithDefault("INBOX")
        String folder();

        /// TLS from the first byte. False only inside a trusted network.
        @WithDefault("true")
        boolean tls();

        /// How often it is read.
        @WithDefault("1m")
        Duration poll();

        /// How long its server may be silent.
        @WithDefault("30s")
        Duration timeout();
    }
}
