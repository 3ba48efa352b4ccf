package org.meridiem.trending.lists;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How lists may be cached on the way to readers.
@ConfigMapping(prefix = "meridiem.lists")
public interface ListsConfig {

    /// How long a browser may keep an answer.
    @WithDefault("PT5S")
    Duration maxAge();

    /// How long a shared cache may keep an answer. An unpublished article shows there so much longer.
    @WithDefault("PT5S")
    Duration sharedMaxAge();

    /// How long a cache may go on with an answer while it fetches the next one.
    @WithDefault("PT10S")
    Duration staleWhileRevalidate();

    /// How long a cache may go on with an answer while this service is away.
    @WithDefault("PT10M")
    Duration staleIfError();

    /// Whether everybody may see how often an article is read, or editors only.
    @WithDefault("false")
    boolean publicFigures();

    /// The value of `Cache-Control`.
    default String cacheControl() {
        return "public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=%d".formatted(
                maxAge().toSeconds(), sharedMaxAge().toSeconds(), staleWhileRevalidate().toSeconds(),
                staleIfError().toSeconds());
    }
}
