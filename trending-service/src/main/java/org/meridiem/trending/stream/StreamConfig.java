package org.meridiem.trending.stream;

import java.time.Duration;

import org.meridiem.kit.config.AboveZero;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many may listen to lists, and how patient this replica is with them.
@ConfigMapping(prefix = "meridiem.stream")
public interface StreamConfig {

    /// Listeners of this replica. One more is answered 503.
    @WithDefault("10000")
    @AboveZero
    int listeners();

    /// Listeners from one address (IPv4) or network (IPv6 /64). One more is answered 429.
    @WithDefault("50")
    @AboveZero
    int listenersOfNetwork();

    /// A connection that had nothing to say for so long says so, for proxies and listeners to know that it lives.
    @WithDefault("PT15S")
    Duration heartbeat();

    /// A listener that takes nothing for so long is disconnected. Until then it misses lists, and gets the newest one next.
    @WithDefault("PT10S")
    Duration patience();

    /// How long a listener waits before it connects again.
    @WithDefault("PT2S")
    Duration retry();
}
