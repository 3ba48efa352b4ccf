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
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.events.UnknownEventTypeException;
import org.meridiem.trending.kafka.TopicTail;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// Keeps a [ListBoard] up to date from Kafka, on one thread of its own.
///
/// Until everything was read that the topics held at the start, nothing is given out: an article withdrawn while this process was down must not show.
@Singleton
public class ListFeed {

    private static final Logger LOG = Logger.getLogger(ListFeed.class);
    private static final long STOP_MILLIS = 3_000;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ListBoard board;
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
        this.tail = TopicTail.of(kafka, List.of(Topic.ARTICLES, Topic.TRENDING_LISTS), this::take);
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
    public Optional<ListView> list(Window window, Optional<String> section) {
        return isReady() ? Optional.of(board.list(window, section)) : Optional.empty();
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
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(Topic.TRENDING_LISTS.topicName())) {
                board.take(EventCodec.TRENDING_LISTS.decode(record.headers(), record.value()));
            } else {
                board.take(EventCodec.ARTICLES.decode(record.headers(), record.value()));
            }
        } catch (UnknownEventTypeException e) {
            LOG.debugf("event of an unknown type topic=%s offset=%d", record.topic(), record.offset());
        } catch (MalformedEventException e) {
            // The topology puts it on the dead-letter topic; here it is only passed over.
            LOG.warnf("malformed event topic=%s partition=%d offset=%d reason=%s", record.topic(), record.partition(),
                    record.offset(), e.getMessage());
        }
    }
}
