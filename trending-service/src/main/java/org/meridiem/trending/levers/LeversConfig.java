package org.meridiem.trending.levers;

import java.time.Duration;

import org.meridiem.kit.config.AboveZero;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What editors may do to the lists.
@ConfigMapping(prefix = "meridiem.levers")
public interface LeversConfig {

    /// How many levers may be at work at once.
    @WithDefault("200")
    @AboveZero
    int most();

    /// How far in the future a lever may end.
    @WithDefault("P90D")
    Duration longest();

    /// How long a lever that has ended is kept, with who did what and why.
    @WithDefault("P400D")
    Duration keptFor();
}
