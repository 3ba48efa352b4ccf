package org.meridiem.trending.collector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.VisitorSalt;
import org.meridiem.trending.kafka.TopicTail;
import org.meridiem.trending.kafka.TopicWriter;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// Agrees with all other replicas, through [Topic#VISITOR_SALTS], on the salt of each day.
///
/// Whoever finds none for today, or in the last hour of a day none for tomorrow, proposes its own; of a day the first proposal in the topic counts, for everybody
/// and for ever. What is older than yesterday is wiped from memory and withdrawn from the topic. While Kafka is away this process goes on with what it knows, and
/// on a new day with a salt of its own, which it proposes as soon as it can.
@Singleton
class SharedSalts {

    private static final Logger LOG = Logger.getLogger(SharedSalts.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    /// How long before midnight the next day's salt is agreed on.
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final long STOP_MILLIS = 3_000;

    private final Pseudonyms pseudonyms;
    private final TopicWriter writer;
    private final Clock clock;
    private final TopicTail tail;
    private final Thread reader;
    private final Thread keeper = Thread.ofVirtual().name("visitor-salts").unstarted(this::keep);
    /// Keys of all proposals that have not been withdrawn.
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private volatile boolean shared;

    SharedSalts(@Identifier("default-kafka-broker") Map<String, Object> kafka, Pseudonyms pseudonyms,
            TopicWriter writer, Clock clock) {
        this.pseudonyms = pseudonyms;
        this.writer = writer;
        this.clock = clock;
        this.tail = TopicTail.of(kafka, List.of(Topic.VISITOR_SALTS), this::take);
        this.reader = Thread.ofPlatform().name("salt-reader").daemon().unstarted(tail);
    }

    void start(@Observes StartupEvent event) {
        reader.start();
        keeper.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        tail.stop();
        keeper.interrupt();
        reader.join(STOP_MILLIS);
    }

    /// Whether this replica has ever agreed with the others. Never turns false again: while Kafka is away, no replica could do better.
    boolean wereShared() {
        return shared;
    }

    /// Brings salts and topic in order, as far as Kafka can be reached.
    void tidy() throws InterruptedException {
        LocalDate today = today();
        pseudonyms.forgetBefore(today.minusDays(1));
        if (!tail.caughtUp()) {
            return;
        }
        try {
            propose(today);
            propose(LocalDate.ofInstant(clock.instant().plus(AHEAD), ZoneOffset.UTC));
            for (String key : keys) {
                if (VisitorSalt.day(key).isBefore(today.minusDays(1))) {
                    writer.write(new ProducerRecord<>(Topic.VISITOR_SALTS.topicName(), key, null));
                }
            }
        } catch (TopicWriter.NotConfirmed e) {
            LOG.debugf("salts wait for Kafka reason=%s", e.toString());
        }
    }

    private void propose(LocalDate day) throws TopicWriter.NotConfirmed, InterruptedException {
        if (!pseudonyms.isShared(day)) {
            Instant now = clock.instant();
            var proposal = new VisitorSalt(UUID.randomUUID(), now, day,
                    HexFormat.of().formatHex(pseudonyms.own(day)));
            writer.write(EventCodec.VISITOR_SALTS.encode(proposal).toRecord());
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            keys.remove(record.key());
            return;
        }
        try {
            VisitorSalt salt = EventCodec.VISITOR_SALTS.decode(record.headers(), record.value());
            keys.add(salt.key());
            if (!salt.day().isBefore(today().minusDays(1))) {
                pseudonyms.adopt(salt.day(), HexFormat.of().parseHex(salt.salt()));
                shared |= salt.day().equals(today());
            }
        } catch (MalformedEventException e) {
            LOG.warnf("malformed salt offset=%d reason=%s", record.offset(), e.getMessage());
        }
    }

    private void keep() {
        try {
            while (true) {
                try {
                    tidy();
                } catch (RuntimeException e) {
                    LOG.error("salts could not be brought in order", e);
                }
                Thread.sleep(pseudonyms.isShared(today()) ? PAUSE : FIRST_PAUSE);
            }
        } catch (InterruptedException e) {
            LOG.debug("no more salts");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
