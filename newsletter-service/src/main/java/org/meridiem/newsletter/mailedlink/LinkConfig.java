package org.meridiem.newsletter.mailedlink;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Links by mail. How many mails an address gets is `meridiem.subscription.mail-every` and `mails-per-day`, for each purpose.
@ConfigMapping(prefix = "meridiem.mailed-link")
public interface LinkConfig {
    /// How long a link works.
    @WithDefault("1h")
    Duration validFor();

    /// How often waiting requests are looked for.
    @WithDefault("1s")
    Duration poll();
}
