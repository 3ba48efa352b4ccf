package org.meridiem.kit.limit;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/// Token buckets of this replica, in memory and bounded in number: with n replicas a client gets up to n times the permits.
@Singleton
public class RateLimits {

    private static final int MAX_KEYS = 100_000;

    /// A named limit.
    ///
    /// @param name    stands in the RateLimit-Policy header
    /// @param permits how many in one window
    /// @param window  after this an empty bucket is full again
    public Limit limit(String name, int permits, Duration window) {
        return new Limit(name, permits, window);
    }

    /// The problem to throw when a limit is reached, whoever counts: 429 with Retry-After, RateLimit and RateLimit-Policy (IETF
    /// draft-ietf-httpapi-ratelimit-headers).
    ///
    /// @param name    of the limit
    /// @param permits how many in one window
    /// @param window  its length
    /// @param wait    until the next one is free
    public static ProblemException refusal(String name, int permits, Duration window, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return ProblemType.TOO_MANY_REQUESTS.with("Too many requests. Come again in " + seconds + " s.")
                .header("Retry-After", Long.toString(seconds))
                .header("RateLimit-Policy", '"' + name + "\";q=" + permits + ";w=" + window.toSeconds())
                .header("RateLimit", '"' + name + "\";r=0;t=" + seconds);
    }

    /// One limit with a bucket for each key.
    public static final class Limit {

        private final String name;
        private final int permits;
        private final Duration window;
        private final LoadingCache<String, Bucket> buckets;

        private Limit(String name, int permits, Duration window) {
            this.name = name;
            this.permits = permits;
            this.window = window;
            var bandwidth = Bandwidth.builder().capacity(permits).refillGreedy(permits, window).build();
            // A key not seen for a window has a full bucket: forgetting it changes nothing.
            this.buckets = Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterAccess(window)
                    .build(key -> Bucket.builder().addLimit(bandwidth).build());
        }

        /// Takes one permit if there is one.
        ///
        /// @param key who asks: an address, a token's subject
        public boolean tryTake(String key) {
            return buckets.get(key).tryConsume(1);
        }

        /// Takes one permit.
        ///
        /// @throws ProblemException 429, see [#refusal(String, int, Duration, Duration)]
        public void take(String key) {
            ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw refusal(name, permits, window, Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
    }
}
