package org.meridiem.trending.ranking;

import java.time.Instant;
import java.util.Objects;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.EncodedEvent;
import org.meridiem.trending.wire.PublishedList;

/// The second stage, by section: gives [Ranking] what the counting stage tells, and writes the lists it publishes.
final class RankingProcessor extends ContextualProcessor<String, Standing, String, byte[]> {

    private final RankingConfig config;
    private @Nullable Ranking ranking;

    RankingProcessor(RankingConfig config) {
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        var started = new Ranking(config, context.getStateStore(Ranking.STANDINGS),
                context.getStateStore(Ranking.PUBLISHED), this::publish,
                Instant.ofEpochMilli(context.currentSystemTimeMs()));
        context.schedule(config.publishInterval(), PunctuationType.WALL_CLOCK_TIME,
                now -> started.tick(Instant.ofEpochMilli(now)));
        ranking = started;
    }

    @Override
    public void process(Record<String, Standing> record) {
        Objects.requireNonNull(ranking, "not initialised").told(record.key(), record.value(),
                Instant.ofEpochMilli(context().currentSystemTimeMs()));
    }

    private void publish(PublishedList list) {
        EncodedEvent event = list.encode();
        context().forward(new Record<>(event.key(), event.value(), list.asOf().toEpochMilli(),
                event.attributes().headers()));
    }
}
