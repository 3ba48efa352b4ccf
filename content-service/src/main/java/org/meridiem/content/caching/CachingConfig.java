package org.meridiem.content.caching;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long public answers are fresh.
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

    /// How long it may answer with the old copy while this service is away.
    @WithDefault("1d")
    Duration staleIfError();

    /// The header's value.
    default String cacheControl() {
        return "public, max-age=" + maxAge().toSeconds() + ", s-maxage=" + sharedMaxAge().toSeconds()
                + ", stale-while-revalidate="
                + staleWhileRevalidate().toSeconds() + ", stale-if-error=" + staleIfError().toSeconds();
    }
}
