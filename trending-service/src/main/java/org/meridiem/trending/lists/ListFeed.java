package org.meridiem.trending.lists;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.meridiem.events.AlsoRead;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.HighlightList;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.UnknownEventTypeException;
import org.meridiem.trending.key.ListKey;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// Keeps a [ListBoard] and a [Readership] up to date from Kafka, on one thread of its own.
///
/// Until everything was read that the topics held at the start, nothing is given out: an article withdrawn while this process was down must not show.
@Singleton
public class ListFeed {

    private static final Logger LOG = Logger.getLogger(ListFeed.class);
    private static final long STOP_MILLIS = 3_000;

    private final Map<String, Object> kafka;
    private final ListBoard board;
    private final Readership readership = new Readership();
    private final TopicTail tail;
    private final Thread reader;

    ListFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, Clock clock,
            @All List<ListListener> listeners) {
        this.kafka = kafka;
        this.board = new ListBoard(clock,
                (key, before, after) -> listeners.forEach(listener -> listener.changed(key, before, after)));
        this.tail = new TopicTail(Stream.of(Topic.ARTICLES, Topic.TRENDING_LISTS, Topic.ARTICLE_FIGURES)
                .map(Topic::topicName).toList(),
                this::consumer, this::take);
        this.reader = Thread.ofPlatform().name("list-feed").daemon().unstarted(tail);
    }

    void start(@Observes StartupEvent event) {
        reader.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        tail.stop();
        reader.join(STOP_MILLIS);
    }

    /// Whether lists can be given out.
    public boolean isReady() {
        return tail.caughtUp();
    }

    /// A list; empty until [#isReady()].
    ///
    /// @param wanted its section is a path, or the slug of a section that has a list
    public Optional<ListView> list(ListKey wanted) {
        return isReady() ? Optional.of(board.list(wanted)) : Optional.empty();
    }

    /// How articles are read; empty until [#isReady()].
    Optional<Readership> readership() {
        return isReady() ? Optional.of(readership) : Optional.empty();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Topic topic = Topic.named(record.topic()).orElseThrow();
        try {
            if (record.value() != null) {
                take(topic, CloudEvent.of(record.headers()).type(), record);
            } else if (topic == Topic.ARTICLE_FIGURES) {
                readership.forget(record.key());
            }
        } catch (UnknownEventTypeException e) {
            LOG.debugf("event of an unknown type topic=%s offset=%d", record.topic(), record.offset());
        } catch (MalformedEventException e) {
            // The topology puts it on the dead-letter topic; here it is only passed over.
            LOG.warnf("malformed event topic=%s partition=%d offset=%d reason=%s", record.topic(), record.partition(),
                    record.offset(), e.getMessage());
        }
    }

    private void take(Topic topic, String type, ConsumerRecord<String, byte[]> record) throws MalformedEventException {
        if (topic == Topic.ARTICLES) {
            ArticleEvent event = EventCodec.ARTICLES.decode(record.headers(), record.value());
            readership.take(event);
            board.take(event);
        } else if (type.equals(HighlightList.TYPE)) {
            board.take(EventCodec.HIGHLIGHTS.decode(record.headers(), record.value()));
        } else if (topic == Topic.TRENDING_LISTS) {
            board.take(EventCodec.TRENDING_LISTS.decode(record.headers(), record.value()));
        } else if (type.equals(AlsoRead.TYPE)) {
            readership.take(EventCodec.ALSO_READ.decode(record.headers(), record.value()));
        } else {
            readership.take(EventCodec.ARTICLE_FIGURES.decode(record.headers(), record.value()));
        }
    }

    private Consumer<String, byte[]> consumer() {
        var properties = new HashMap<>(kafka);
        properties.keySet().retainAll(ConsumerConfig.configNames());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
