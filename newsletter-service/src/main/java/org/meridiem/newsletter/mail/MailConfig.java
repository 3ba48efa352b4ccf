package org.meridiem.newsletter.mail;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The mail server that takes what this service sends, and further ones beside it.
///
/// The members of [MailServer] under `meridiem.mail` describe the server that takes everything. Servers under `meridiem.mail.mailers` take over the stream that they serve:
/// as soon as there is one for issues, issues leave by those alone.
@ConfigMapping(prefix = "meridiem.mail")
public interface MailConfig extends MailServer {
    /// The sender's address, bare: envelope sender and From.
    String from();

    /// More servers, by names of your own; names stand in metrics.
    Map<String, Mailer> mailers();

    /// A server for one stream.
    interface Mailer extends MailServer {
        /// What it takes.
        @WithDefault("bulk")
        Task serves();

        /// Its share of the stream's connections (`meridiem.delivery.bulk.connections`), against the other servers' weights; each has one at least.
        @WithDefault("1")
        int weight();

        /// Mails per second that it takes, over all replicas; 0 for no limit of its own.
        @WithDefault("0")
        int perSecond();

        /// For a sender address that receivers do not know yet.
        Optional<WarmUp> warmUp();
    }

    /// What a server takes.
    enum Task {
        /// Issues.
        BULK,
        /// What a person waits for.
        TRANSACTIONAL
    }

    /// So many mails on the first day, a little more each day: receivers distrust who is unknown and loud.
    interface WarmUp {
        /// The first day (UTC).
        LocalDate begins();

        /// Mails on the first day, over all replicas.
        @WithDefault("200")
        int firstDay();

        /// Each day has so many times the mails of the day before.
        @WithDefault("1.5")
        double growth();

        /// From the day on that would have more than this, there is no limit.
        @WithDefault("100000")
        int until();
    }
}
