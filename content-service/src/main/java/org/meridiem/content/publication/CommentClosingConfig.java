package org.meridiem.content.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// When articles stop to take comments by themselves.
@ConfigMapping(prefix = "meridiem.comment-closing")
public interface CommentClosingConfig {

    /// Age of an article, from the date that readers are shown; without it articles stay open until an editor closes them.
    Optional<Duration> after();

    /// Whether an article of that date is young enough.
    default boolean open(Instant publishedAt, Instant now) {
        return after().map(age -> publishedAt.plus(age).isAfter(now)).orElse(true);
    }
}
