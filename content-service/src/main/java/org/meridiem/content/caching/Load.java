package org.meridiem.content.caching;

import java.util.concurrent.CompletableFuture;

/// One request that goes to the database for an answer, while others wait for what it finds.
///
/// @param key     of the answer
/// @param purges  the number of the last purge when it began
/// @param begun   by [System#nanoTime]
/// @param outcome the answer; null when there is none to share
record Load(String key, long purges, long begun, CompletableFuture<Answer> outcome) {

    /// Under this name a routing context holds its load.
    static final String ATTRIBUTE = "org.meridiem.content.caching.load";
}
