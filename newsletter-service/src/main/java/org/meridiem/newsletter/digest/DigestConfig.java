package org.meridiem.newsletter.digest;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// When digests are looked at.
@ConfigMapping(prefix = "meridiem.digest")
public interface DigestConfig {
    /// How often due digests are looked for.
    @WithDefault("5s")
    Duration poll();

    /// A period that is later than this, after a downtime say, is skipped: nobody wants Friday's news on Monday.
    @WithDefault("6h")
    Duration lateness();

    /// A digest that could not be built for a reason of ours is tried again after this time; the others do not wait for it.
    @WithDefault("1m")
    Duration retry();
}
