package org.meridiem.trending.ranking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.HighlightList;
import org.meridiem.events.HighlightList.Kind;
import org.meridiem.events.TrendingList;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.key.ListKey;

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

    private void publish(ListKey list, Instant asOf, long version, List<TrendingList.Item> items) {
        EncodedEvent event = switch (list.kind()) {
            case NOW -> trending(Window.NOW, list, asOf, version, items);
            case TODAY -> trending(Window.TODAY, list, asOf, version, items);
            case WEEK -> trending(Window.WEEK, list, asOf, version, items);
            case RISING -> highlights(Kind.RISING, list, asOf, version, items);
            case COMMENTED -> highlights(Kind.COMMENTED, list, asOf, version, items);
        };
        context().forward(new Record<>(event.key(), event.value(), asOf.toEpochMilli(), event.attributes().headers()));
    }

    private static EncodedEvent trending(Window window, ListKey list, Instant asOf, long version,
            List<TrendingList.Item> items) {
        return EventCodec.TRENDING_LISTS
                .encode(new TrendingList(window, list.section(), list.language(), asOf, version, items));
    }

    private static EncodedEvent highlights(Kind kind, ListKey list, Instant asOf, long version,
            List<TrendingList.Item> items) {
        return EventCodec.HIGHLIGHTS.encode(new HighlightList(kind, list.section(), asOf, version, items));
    }
}
