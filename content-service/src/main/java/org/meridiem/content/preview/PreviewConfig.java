package org.meridiem.content.preview;

import java.time.Duration;

import org.meridiem.kit.config.AtLeast;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long previews live, and how many there may be.
@ConfigMapping(prefix = "meridiem.preview")
public interface PreviewConfig {

    /// The life of a link that does not say its own.
    @WithDefault("7d")
    Duration defaultLife();

    /// The longest life that may be asked for.
    @WithDefault("90d")
    Duration maxLife();

    /// How many links of one article may be alive at the same time.
    @WithDefault("50")
    @AtLeast(1)
    int maxLinks();
}
