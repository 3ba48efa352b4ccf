package org.meridiem.content.caching;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Whether this replica can be certain to hear of every change within moments: it has read the purge topic to its end just now, and no event
/// waits in the outbox for longer than a moment. While it cannot, answers are fresh for [CachingConfig#freshWithoutPurges] only.
@ApplicationScoped
class Certainty {

    private static final long STREAM_NANOS = Duration.ofMillis(1_500).toNanos();
    private static final long OUTBOX_NANOS = Duration.ofMillis(2_500).toNanos();
    private static final long NEVER = System.nanoTime() - Duration.ofDays(1).toNanos();

    private final AtomicLong streamRead = new AtomicLong(NEVER);
    private final AtomicLong outboxEmpty = new AtomicLong(NEVER);
    private final long freshFor;
    private final long freshWithoutPurges;
    private final long staleIfError;

    Certainty(CachingConfig config, MeterRegistry meters) {
        freshFor = config.freshFor().toNanos();
        freshWithoutPurges = config.freshWithoutPurges().toNanos();
        staleIfError = config.staleIfError().toNanos();
        Gauge.builder("meridiem.cache.certain", () -> isCertain() ? 1 : 0)
                .description("1 while purges are known to arrive; else answers are fresh for a moment only")
                .register(meters);
    }

    /// Everything that was in the purge topic at that time is applied.
    void streamReadAt(long nanos) {
        streamRead.set(nanos);
    }

    /// Nothing waited in the outbox at that time for longer than a moment.
    void outboxEmptyAt(long nanos) {
        outboxEmpty.set(nanos);
    }

    /// Purges may have been missed.
    void lost() {
        streamRead.set(NEVER);
    }

    /// Whether every change is heard of within moments.
    boolean isCertain() {
        return certain(System.nanoTime());
    }

    private boolean certain(long now) {
        return now - streamRead.get() < STREAM_NANOS && now - outboxEmpty.get() < OUTBOX_NANOS;
    }

    /// Whether an answer can be given without asking the database.
    boolean isFresh(Answer answer) {
        if (answer.isOutdated()) {
            return false;
        }
        long now = System.nanoTime();
        long age = now - answer.loadedAt();
        return age < freshWithoutPurges || age < freshFor && certain(now);
    }

    /// Whether it can be given while the database is away.
    boolean isFitForBadTimes(Answer answer) {
        return System.nanoTime() - answer.loadedAt() < staleIfError;
    }
}
