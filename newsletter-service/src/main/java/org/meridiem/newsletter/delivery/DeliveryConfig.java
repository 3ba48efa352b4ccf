package org.meridiem.newsletter.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How mail leaves.
@ConfigMapping(prefix = "meridiem.delivery")
public interface DeliveryConfig {
    /// False on a replica that only answers requests.
    @WithDefault("true")
    boolean enabled();

    /// Issues.
    Stream bulk();

    /// Confirmations and test mails: a stream of their own, so that no issue holds them up.
    Stream transactional();

    /// How long a replica may keep what it claimed before another may take it. Longer than sending one batch takes.
    @WithDefault("2m")
    Duration lease();

    /// How long a mail may be on its way, from DATA to the reply, before it counts as lost. Longer than `meridiem.mail.timeout`.
    @WithDefault("5m")
    Duration dispatchLease();

    /// How often an idle stream looks for work.
    @WithDefault("1s")
    Duration poll();

    /// How often leases of dead replicas are looked for.
    @WithDefault("15s")
    Duration recovery();

    /// After each refusal for now, how long until the next attempt; after the last one the recipient is given up.
    @WithDefault("1m,5m,15m,1h,2h")
    List<Duration> retryAfter();

    /// Mail of an issue that has not left this long after sending began (or was resumed) stays home.
    @WithDefault("6h")
    Duration lateness();

    /// The longest pause after the mail server could not be reached.
    @WithDefault("1m")
    Duration unreachableMax();

    /// Speed limits by the domain of the recipients' addresses, such as `meridiem.delivery.domains."gmail.com".per-second`: over all replicas and servers, for issues.
    Map<String, Domain> domains();

    /// What is marked as leaving at once leaves within this time: a process that dies makes so much uncertain. Longer is faster when the database is slow.
    @WithDefault("250ms")
    Duration run();

    /// Mails that are marked as leaving at once, for each connection, at most.
    @WithDefault("200")
    int runMails();

    /// The recipients of one domain.
    interface Domain {
        /// Mails per second.
        double perSecond();
    }

    /// One stream of mail.
    interface Stream {
        /// Connections to the mail server, per replica.
        @WithDefault("4")
        int connections();

        /// Mails per second over all replicas; 0 for as many as the server takes.
        @WithDefault("0")
        int perSecond();
    }
}
