package org.meridiem.newsletter.subscription;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds against those who subscribe other people.
@ConfigMapping(prefix = "meridiem.subscription")
public interface SubscriptionConfig {
    /// How long the link in a confirmation mail works; after that the request is forgotten.
    @WithDefault("48h")
    Duration confirmWithin();

    /// An address gets one confirmation mail in this time.
    @WithDefault("10m")
    Duration mailEvery();

    /// An address gets so many confirmation mails a day.
    @WithDefault("3")
    int mailsPerDay();

    /// One network (an IPv4 address, an IPv6 /64) may send so many requests in [#networkWindow()], per replica.
    @WithDefault("20")
    int requestsPerNetwork();

    /// See [#requestsPerNetwork()].
    @WithDefault("10m")
    Duration networkWindow();

    /// So many requests an hour are taken from all the world.
    @WithDefault("3600")
    int requestsPerHour();

    /// How often waiting requests are looked for.
    @WithDefault("1s")
    Duration poll();

    /// How long what became of single mails is kept (confirmations and tests).
    @WithDefault("30d")
    Duration keepSingleMails();
}
