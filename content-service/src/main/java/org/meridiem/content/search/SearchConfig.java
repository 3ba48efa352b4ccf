package org.meridiem.content.search;

import java.time.Duration;

import org.meridiem.kit.config.AtLeast;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a search may cost, and how much news counts.
@ConfigMapping(prefix = "meridiem.search")
public interface SearchConfig {

    /// An article of this age gains half of what a new one gains for being new.
    @WithDefault("30d")
    Duration halfLife();

    /// A search that takes longer answers 503.
    @WithDefault("2s")
    Duration timeout();

    /// Searches of this replica that run at once: fewer than there are connections to the database, so that articles and lists always find one.
    @WithDefault("6")
    @AtLeast(1)
    int concurrency();

    /// How long a search waits for its turn before it answers 503.
    @WithDefault("1s")
    Duration patience();
}
