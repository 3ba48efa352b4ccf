package org.meridiem.trending.lists;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.meridiem.events.AlsoRead;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.UnknownEventTypeException;
import org.meridiem.trending.kafka.TopicTail;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.wire.PublishedList;

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
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ListBoard board;
    private final Readership readership = new Readership();
    private final Arrangement arrangement;
    private final ArticleSearch articles;
    private final TopicTail tail;
    private final Thread reader;
    private volatile boolean stopped;

    ListFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, Clock clock,
            Arrangement arrangement, ArticleSearch articles, @All List<ListListener> listeners) {
        this.arrangement = arrangement;
        this.articles = articles;
        this.board = new ListBoard(clock, arrangement,
                (key, before, after) -> listeners.forEach(listener -> listener.changed(key, before, after)));
        this.tail = TopicTail.of(kafka, List.of(Topic.ARTICLES, Topic.TRENDING_LISTS, Topic.ARTICLE_FIGURES),
                this::take);
        this.reader = Thread.ofPlatform().name("list-feed").daemon().unstarted(this::read);
    }

    void start(@Observes StartupEvent event) {
        arrangement.whenChanged(this::rearrange);
        reader.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
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

    /// What editors did comes first: what they took out must not show, and cards of what they pinned are kept from the beginning.
    private void read() {
        while (!stopped && !arrangement.isKnown()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        tail.run();
    }

    private void rearrange() {
        try {
            if (isReady()) {
                board.missing().forEach(article -> articles.find(article).ifPresent(board::take));
            }
        } catch (KafkaException e) {
            LOG.warnf("a pinned article cannot be looked up reason=%s", e.toString());
        }
        board.rearrange();
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
        } else if (topic == Topic.TRENDING_LISTS) {
            board.take(PublishedList.decode(record.headers(), record.value()));
        } else if (type.equals(AlsoRead.TYPE)) {
            readership.take(EventCodec.ALSO_READ.decode(record.headers(), record.value()));
        } else {
            readership.take(EventCodec.ARTICLE_FIGURES.decode(record.headers(), record.value()));
        }
    }
}
