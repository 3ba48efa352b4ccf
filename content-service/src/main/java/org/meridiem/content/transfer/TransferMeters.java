package org.meridiem.content.transfer;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// Counts and times imports and exports.
@ApplicationScoped
class TransferMeters {

    private final MeterRegistry meters;
    private final Map<String, AtomicInteger> running = Map.of("import", new AtomicInteger(), "export",
            new AtomicInteger());

    TransferMeters(MeterRegistry meters) {
        this.meters = meters;
        running.forEach((kind, count) -> Gauge.builder("meridiem.transfers.running", count, AtomicInteger::get)
                .description("Imports and exports that this replica is at").tag("kind", kind).register(meters));
    }

    /// Measures one worker at one job.
    ///
    /// @param kind `import` or `export`
    void time(String kind, Runnable work) {
        AtomicInteger count = Objects.requireNonNull(running.get(kind));
        count.incrementAndGet();
        var sample = Timer.start(meters);
        try {
            work.run();
        } finally {
            count.decrementAndGet();
            sample.stop(Timer.builder("meridiem.transfers.duration")
                    .description("How long this replica was at an import or export").tag("kind", kind)
                    .register(meters));
        }
    }

    /// Rows of an import are done.
    void rows(Map<Outcome, Long> done) {
        done.forEach((outcome, rows) -> meters
                .counter("meridiem.transfers.rows", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment(rows));
    }

    /// A job came to its end.
    void ended(String kind, JobState state) {
        meters.counter("meridiem.transfers.ended", "kind", kind, "state", state.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
