package org.meridiem.trending.ranking;

import java.time.Duration;
import java.util.Objects;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// By visitor: tells each of two articles that they have a visitor in common.
final class TrailProcessor extends ContextualProcessor<String, Footprint, String, Footprint> {

    private static final Duration SWEEP = Duration.ofSeconds(1);
    /// All in four seconds: what a crowd leaves behind is not there for long.
    private static final int SLICES_AT_ONCE = 64;

    private final RankingConfig.AlsoReadConfig config;
    private @Nullable Trails trails;
    private int slice;

    TrailProcessor(RankingConfig.AlsoReadConfig config) {
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, Footprint> context) {
        super.init(context);
        var started = new Trails(context.getStateStore(Trails.STORE), config);
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, _ -> {
            for (int i = 0; i < SLICES_AT_ONCE; i++) {
                started.sweep(slice);
                slice = (slice + 1) % ObjectStore.SLICES;
            }
        });
        trails = started;
    }

    @Override
    public void process(Record<String, Footprint> record) {
        Footprint step = record.value();
        for (Footprint other : Objects.requireNonNull(trails, "not initialised").add(record.key(), step)) {
            context().forward(record.withKey(step.article().toString())
                    .withValue(new Footprint(other.article(), step.at(), other.popularity())));
            context().forward(record.withKey(other.article().toString()).withValue(step));
        }
    }
}
