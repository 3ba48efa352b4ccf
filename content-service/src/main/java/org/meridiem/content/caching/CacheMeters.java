package org.meridiem.content.caching;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// What the cache tells about itself.
@ApplicationScoped
class CacheMeters {

    private final MeterRegistry registry;
    private final Counter hits;
    private final Counter notModified;
    private final Counter misses;
    private final Counter joined;
    private final Counter stale;
    private final Counter absent;
    private final Counter purged;
    private final Counter displaced;
    private final Counter raced;
    private final Timer loads;
    private final Timer delays;

    CacheMeters(MeterRegistry registry) {
        this.registry = registry;
        hits = requests("hit");
        notModified = requests("not-modified");
        misses = requests("miss");
        joined = requests("joined");
        stale = requests("stale");
        absent = requests("absent");
        purged = evictions("purged");
        displaced = evictions("displaced");
        raced = Counter.builder("meridiem.cache.raced")
                .description("Answers that were not kept because a purge overtook their load").register(registry);
        loads = Timer.builder("meridiem.cache.load").description("From a miss to the prepared answer")
                .register(registry);
        delays = Timer.builder("meridiem.cache.purge.delay")
                .description("From a change to the moment at which this replica's copies were dropped")
                .publishPercentiles(0.5, 0.99).register(registry);
    }

    private Counter requests(String result) {
        return Counter.builder("meridiem.cache.requests").description("Public requests by what the cache could do")
                .tag("result", result).register(registry);
    }

    private Counter evictions(String cause) {
        return Counter.builder("meridiem.cache.evictions").description("Answers that left the cache")
                .tag("cause", cause).register(registry);
    }

    void size(LongSupplier bytes, LongSupplier answers) {
        Gauge.builder("meridiem.cache.bytes", bytes::getAsLong).description("What the kept answers weigh")
                .baseUnit("bytes").register(registry);
        Gauge.builder("meridiem.cache.answers", answers::getAsLong).description("Kept answers").register(registry);
    }

    void hit() {
        hits.increment();
    }

    void notModified() {
        notModified.increment();
    }

    void miss() {
        misses.increment();
    }

    void joined() {
        joined.increment();
    }

    void stale() {
        stale.increment();
    }

    void absent() {
        absent.increment();
    }

    void purged(boolean really) {
        if (really) {
            purged.increment();
        }
    }

    void displaced() {
        displaced.increment();
    }

    void raced() {
        raced.increment();
    }

    void loaded(long nanos) {
        loads.record(nanos, TimeUnit.NANOSECONDS);
    }

    void delay(long millis) {
        delays.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }
}
