package org.meridiem.newsletter.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

/// Numbers of the sending: `meridiem.newsletter.deliveries` counts attempts by kind, server and outcome, `meridiem.newsletter.deliveries.open` shows the rows that wait or are on their way.
@Singleton
class DeliveryMeters {

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> open = new ConcurrentHashMap<>();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Kind kind, String mailer, Outcome outcome) {
        String name = switch (outcome) {
            case Outcome.Accepted _ -> "sent";
            case Outcome.Rejected _ -> "rejected";
            case Outcome.Deferred _ -> "deferred";
            case Outcome.Broken _ -> "broken";
            case Outcome.Unreachable _ -> "unreachable";
            case Outcome.Uncertain _ -> "uncertain";
            case Outcome.Withheld _ -> "withheld";
        };
        // The registry would sort the tags anew for each mail.
        counters.computeIfAbsent(kind.name() + ' ' + name + ' ' + mailer,
                _ -> registry.counter("meridiem.newsletter.deliveries", "kind", kind.name().toLowerCase(Locale.ROOT),
                        "mailer", mailer, "outcome", name))
                .increment();
    }

    /// Shows how many rows are in an open state now.
    void open(String state, long rows) {
        open.computeIfAbsent(state, name -> registry.gauge("meridiem.newsletter.deliveries.open",
                List.of(Tag.of("state", name.toLowerCase(Locale.ROOT))),
                new AtomicLong()))
                .set(rows);
    }
}
