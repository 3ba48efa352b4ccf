package org.meridiem.content.caching;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long public answers are fresh, elsewhere and here.
@ConfigMapping(prefix = "meridiem.caching")
public interface CachingConfig {

    /// In a browser: nobody can purge it there.
    @WithDefault("30s")
    Duration maxAge();

    /// In a shared cache, which is purged by tag.
    @WithDefault("5m")
    Duration sharedMaxAge();

    /// How long a shared cache may answer with the old copy while it fetches the new one.
    @WithDefault("1m")
    Duration staleWhileRevalidate();

    /// How long a shared cache may answer with the old copy while this service is away, and this service while its database is.
    @WithDefault("1d")
    Duration staleIfError();

    /// How many bytes of prepared answers this replica keeps. 0 keeps none.
    @WithDefault("64M")
    MemorySize size();

    /// A larger answer is not kept.
    @WithDefault("1M")
    MemorySize largestAnswer();

    /// How many answers "there is nothing here" this replica keeps; apart from the others, so that guessing addresses drives no page out.
    @WithDefault("10000")
    int absences();

    /// How long it keeps them.
    @WithDefault("10s")
    Duration absentFor();

    /// The longest that an answer is fresh here, purged or not.
    @WithDefault("10m")
    Duration freshFor();

    /// How long an answer is fresh here while it is not certain that purges arrive: Kafka is away, or events wait in the outbox.
    @WithDefault("1500ms")
    Duration freshWithoutPurges();

    /// The header's value.
    default String cacheControl() {
        return "public, max-age=" + maxAge().toSeconds() + ", s-maxage=" + sharedMaxAge().toSeconds()
                + ", stale-while-revalidate="
                + staleWhileRevalidate().toSeconds() + ", stale-if-error=" + staleIfError().toSeconds();
    }

    /// The same for an old copy that is answered because the database is away: to be asked for again soon.
    default String staleCacheControl() {
        return "public, max-age=0, s-maxage=5, stale-if-error=" + staleIfError().toSeconds();
    }
}
