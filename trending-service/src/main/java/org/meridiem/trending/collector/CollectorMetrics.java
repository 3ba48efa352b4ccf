package org.meridiem.trending.collector;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;

/// What became of readers' actions: `meridiem.beacon.accepted` (to be counted), `meridiem.beacon.written` (Kafka has it) and
/// `meridiem.beacon.dropped{reason=…}`. Every reason is there from the start, at zero.
///
/// Accepted are those written, those dropped as [DropReason#BUFFER_FULL] or [DropReason#KAFKA_AWAY], and those on the way. The other reasons are about what was
/// never accepted.
final class CollectorMetrics {

    // Counted for every action: an adder costs a fraction of a counter of the registry.
    private final LongAdder accepted = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);

    CollectorMetrics(MeterRegistry registry) {
        FunctionCounter.builder("meridiem.beacon.accepted", accepted, LongAdder::sum)
                .description("Readers' actions that this replica took in to be counted").register(registry);
        FunctionCounter.builder("meridiem.beacon.written", written, LongAdder::sum)
                .description("Readers' actions that Kafka has confirmed").register(registry);
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, Counter.builder("meridiem.beacon.dropped")
                    .description("Readers' actions that are not counted").tag("reason", reason.label())
                    .register(registry));
        }
    }

    void accepted() {
        accepted.increment();
    }

    void written() {
        written.increment();
    }

    void dropped(DropReason reason, int actions) {
        dropped.get(reason).increment(actions);
    }
}
