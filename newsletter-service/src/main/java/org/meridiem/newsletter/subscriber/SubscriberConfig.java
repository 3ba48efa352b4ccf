package org.meridiem.newsletter.subscriber;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Lists of subscribers as files.
@ConfigMapping(prefix = "meridiem.subscriber-import")
public interface SubscriberConfig {
    /// The largest file.
    @WithDefault("512M")
    MemorySize maxSize();

    /// How often waiting imports are looked for.
    @WithDefault("1s")
    Duration poll();

    /// How long a report can be read; the addresses in it go with it.
    @WithDefault("30d")
    Duration keepReports();
}
