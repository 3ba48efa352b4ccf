package org.meridiem.content.revision;

import java.time.Duration;

import org.meridiem.kit.config.AtLeast;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long old revisions are kept. A revision goes only when it is neither among the newest nor young, and nothing needs it.
@ConfigMapping(prefix = "meridiem.revisions")
public interface RetentionConfig {

    /// How many of an article's newest revisions are always kept.
    @WithDefault("200")
    @AtLeast(1)
    int keepLast();

    /// How young a revision must be to be kept whatever their number.
    @WithDefault("365d")
    Duration keepFor();

    /// How many articles are looked at in one go.
    @WithDefault("100")
    @AtLeast(1)
    int batch();
}
