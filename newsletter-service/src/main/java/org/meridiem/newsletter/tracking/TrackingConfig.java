package org.meridiem.newsletter.tracking;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What counts as a person's open or click.
@ConfigMapping(prefix = "meridiem.tracking")
public interface TrackingConfig {
    /// Opens and clicks so soon after the mail was taken are a scanner's.
    @WithDefault("10s")
    Duration quiet();

    /// Different links that one recipient clicks within [#burstWindow()]: so many are a scanner's, and none of them counts.
    @WithDefault("3")
    int burst();

    /// See [#burst()]. A click counts after twice this time.
    @WithDefault("3s")
    Duration burstWindow();

    /// How often clicks are judged.
    @WithDefault("5s")
    Duration poll();

    /// How long it is known who opened and clicked.
    @WithDefault("30d")
    Duration kept();
}
