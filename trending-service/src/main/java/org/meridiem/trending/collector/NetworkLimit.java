package org.meridiem.trending.collector;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.github.bucket4j.Bucket;

/// How much one network may send to this replica: a token bucket each, of networks seen lately. Many networks push each other out, so memory is bounded.
final class NetworkLimit {

    private static final int NETWORKS = 50_000;

    private final LoadingCache<String, Bucket> buckets;

    NetworkLimit(int actionsPerMinute) {
        this.buckets = Caffeine.newBuilder().maximumSize(NETWORKS).expireAfterAccess(Duration.ofMinutes(2))
                .executor(Runnable::run)
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(actionsPerMinute).refillGreedy(actionsPerMinute,
                                Duration.ofMinutes(1)))
                        .build());
    }

    /// Whether the network, by its pseudonym, may send one action more.
    boolean admit(String network) {
        return buckets.get(network).tryConsume(1);
    }
}
