package org.meridiem.trending.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.AlsoRead;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.EventCodec;

/// By article: keeps what its readers read besides and publishes it when it changed.
final class CompanionProcessor extends ContextualProcessor<String, Footprint, String, byte[]> {

    private static final Duration FADING_CHECK = Duration.ofHours(1);
    private static final int PUBLISHED_AT_ONCE = 1_000;

    /// Half of one reader and less: gone.
    private static final double FADED = 0.5;

    private final RankingConfig config;
    private final Set<UUID> changed = new LinkedHashSet<>();
    private @Nullable ObjectStore<UUID, Companions> store;

    CompanionProcessor(RankingConfig config) {
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        ObjectStore<UUID, Companions> companions = context.getStateStore(Companions.STORE);
        // Published anew after a start: nothing is lost between the store and the topic.
        companions.forEach((article, _) -> changed.add(article));
        context.schedule(config.figuresInterval(), PunctuationType.WALL_CLOCK_TIME,
                now -> publishChanges(Instant.ofEpochMilli(now)));
        context.schedule(FADING_CHECK, PunctuationType.WALL_CLOCK_TIME, now -> forget(Instant.ofEpochMilli(now)));
        store = companions;
    }

    @Override
    public void process(Record<String, Footprint> record) {
        UUID article = UUID.fromString(record.key());
        @Nullable
        Companions known = store().get(article);
        Companions companions = known == null ? Companions.NONE : known;
        Companions after = companions.plus(record.value(), config.alsoRead().candidates());
        store().put(article, after);
        changed.add(article);
    }

    private void publishChanges(Instant now) {
        Iterator<UUID> next = changed.iterator();
        for (int published = 0; published < PUBLISHED_AT_ONCE && next.hasNext(); published++) {
            UUID article = next.next();
            next.remove();
            @Nullable
            Companions companions = store().get(article);
            List<UUID> best = companions == null ? List.of() : companions.best(now, config.alsoRead());
            if (!best.isEmpty()) {
                publish(EventCodec.ALSO_READ.encode(new AlsoRead(article, now, best)), now);
            }
        }
    }

    private void forget(Instant now) {
        var faded = new ArrayList<UUID>();
        store().forEach((article, companions) -> {
            if (companions.isFaded(now, FADED)) {
                faded.add(article);
            }
        });
        for (UUID article : faded) {
            store().delete(article);
            context().forward(new Record<>(AlsoRead.key(article), null, now.toEpochMilli()));
        }
    }

    private void publish(EncodedEvent event, Instant now) {
        context().forward(new Record<>(event.key(), event.value(), now.toEpochMilli(), event.attributes().headers()));
    }

    private ObjectStore<UUID, Companions> store() {
        return Objects.requireNonNull(store, "not initialised");
    }
}
