package org.meridiem.trending.ranking;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.AlsoRead;
import org.meridiem.events.ArticleFigures;
import org.meridiem.events.DeadLetter;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.Engagement;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.UnknownEventTypeException;

/// The first stage, by article: reads [Topic#ARTICLES], [Topic#ENGAGEMENT] and [Topic#COMMENTS], lets [Counting] count, forwards what it tells.
final class CountingProcessor extends ContextualProcessor<String, byte[], String, CountingProcessor.Outcome> {

    /// What the stage gives out.
    sealed interface Outcome {
        /// For the ranking stage; the record's key is the section.
        record Told(Standing standing) implements Outcome {
        }

        /// For the figures' topic, under the record's key.
        record Measured(byte @Nullable [] value) implements Outcome {
        }

        /// Somebody came to an article; the record's key is the visitor.
        record Seen(Footprint footprint) implements Outcome {
        }

        /// For the dead-letter topic of the record's topic, as it came.
        record Unreadable(byte @Nullable [] value) implements Outcome {
        }
    }

    /// Longer or odd ones would be hexadecimal too, but nobody here makes them.
    private static final Pattern PSEUDONYM = Pattern.compile("(?:[0-9a-f]{2}){4,32}");

    private final RankingConfig config;
    private final Verdict.Counters verdicts;
    private @Nullable Counting counting;

    CountingProcessor(RankingConfig config, Verdict.Counters verdicts) {
        this.config = config;
        this.verdicts = verdicts;
    }

    @Override
    public void init(ProcessorContext<String, Outcome> context) {
        super.init(context);
        var started = new Counting(config, verdicts,
                new Counting.Memory(context.getStateStore(Counting.ARTICLES), context.getStateStore(Counting.SCORES),
                        context.getStateStore(Figures.STORE), context.getStateStore(Conversation.STORE),
                        new Visits(context.getStateStore(Visits.STORE), Visits.Limits.of(config)),
                        new WaitingRoom(config.waiting(), config.patience())),
                new Forwarding(context));
        context.schedule(config.forwardInterval(), PunctuationType.WALL_CLOCK_TIME,
                now -> started.tick(Instant.ofEpochMilli(now)));
        counting = started;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata source = context().recordMetadata().orElseThrow();
        Topic topic = Topic.named(source.topic()).orElseThrow();
        try {
            read(topic, record);
        } catch (UnknownEventTypeException e) {
            // Written by a newer producer for newer consumers: not ours to judge.
        } catch (MalformedEventException e) {
            verdicts.add(Verdict.MALFORMED, 1);
            var headers = new RecordHeaders(record.headers());
            new DeadLetter(topic, source.partition(), source.offset(), config.applicationId(),
                    String.valueOf(e.getMessage())).addTo(headers);
            context().forward(new Record<>(record.key(), new Outcome.Unreadable(record.value()),
                    context().currentSystemTimeMs(), headers));
        }
    }

    private void read(Topic topic, Record<String, byte[]> record) throws MalformedEventException {
        var stage = Objects.requireNonNull(counting, "not initialised");
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        if (topic == Topic.ENGAGEMENT) {
            stage.acted(engagement(record), now);
        } else if (topic == Topic.COMMENTS) {
            stage.commented(EventCodec.COMMENTS.decode(record.headers(), record.value()), now);
        } else if (record.value() != null) {
            // A tombstone only tells Kafka to forget an article that was deleted by an event before it.
            stage.changed(EventCodec.ARTICLES.decode(record.headers(), record.value()));
        }
    }

    private static Engagement engagement(Record<String, byte[]> record) throws MalformedEventException {
        Engagement engagement = EventCodec.ENGAGEMENT.decode(record.headers(), record.value());
        if (!PSEUDONYM.matcher(engagement.visitor()).matches() || !PSEUDONYM.matcher(engagement.network()).matches()) {
            throw new MalformedEventException("visitor or network is not a pseudonym");
        }
        return engagement;
    }

    private record Forwarding(ProcessorContext<String, Outcome> context) implements Counting.Listener {

        @Override
        public void told(String section, Standing standing) {
            forward(section, new Outcome.Told(standing), new RecordHeaders());
        }

        @Override
        public void measured(UUID article, @Nullable Figures figures) {
            if (figures == null) {
                forward(ArticleFigures.key(article), new Outcome.Measured(null), new RecordHeaders());
                forward(AlsoRead.key(article), new Outcome.Measured(null), new RecordHeaders());
            } else {
                EncodedEvent event = EventCodec.ARTICLE_FIGURES
                        .encode(figures.of(article, Instant.ofEpochMilli(context.currentSystemTimeMs())));
                forward(event.key(), new Outcome.Measured(event.value()), event.attributes().headers());
            }
        }

        @Override
        public void seen(String visitor, Footprint footprint) {
            forward(visitor, new Outcome.Seen(footprint), new RecordHeaders());
        }

        private void forward(String key, Outcome outcome, Headers headers) {
            context.forward(new Record<>(key, outcome, context.currentSystemTimeMs(), headers));
        }
    }
}
