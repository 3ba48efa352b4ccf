package org.meridiem.content.caching;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/// One request that goes to the database for an answer, while others wait for what it finds. Two loads of the same key are two loads.
final class Load {

    /// Under this name a routing context holds its load.
    static final String ATTRIBUTE = "org.meridiem.content.caching.load";

    private final String key;
    private final long purges;
    private final long begun = System.nanoTime();
    private final CompletableFuture<@Nullable Answer> outcome = new CompletableFuture<>();

    /// @param key    of the answer
    /// @param purges the number of the last purge
    Load(String key, long purges) {
        this.key = key;
        this.purges = purges;
    }

    String key() {
        return key;
    }

    /// The number of the last purge when it began.
    long purges() {
        return purges;
    }

    /// When it began, by [System#nanoTime].
    long begun() {
        return begun;
    }

    /// What it finds; null when there is nothing to share.
    CompletableFuture<@Nullable Answer> outcome() {
        return outcome;
    }
}
