package org.meridiem.trending.levers;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingLever;
import org.meridiem.trending.kafka.TopicTail;
import org.meridiem.trending.kafka.TopicWriter;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// All levers of the cluster, as [Topic#TRENDING_LEVERS] has them. Every replica reads the topic whole; the order of its one partition decides.
///
/// A record counts when its version is above the one known. So of two replicas that change the same version at once, the one whose record comes first wins,
/// for everybody; the other one learns it from reading its own record back. Its record is then the newest of its key, which compaction would keep: whoever sees
/// that writes the winner again behind it.
@Singleton
class LeverLog {

    private static final Logger LOG = Logger.getLogger(LeverLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long STOP_MILLIS = 3_000;

    /// @param event  the one that counts
    /// @param offset of the newest record that has it
    private record Known(TrendingLever event, long offset) {
    }

    private final TopicWriter writer;
    private final TopicTail tail;
    private final Thread reader;
    private final Map<UUID, Known> levers = new ConcurrentHashMap<>();
    private final Map<UUID, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    LeverLog(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicWriter writer) {
        this.writer = writer;
        this.tail = TopicTail.of(kafka, List.of(Topic.TRENDING_LEVERS), this::take);
        this.reader = Thread.ofPlatform().name("lever-reader").daemon().unstarted(tail);
    }

    void start(@Observes StartupEvent event) {
        reader.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        tail.stop();
        reader.join(STOP_MILLIS);
    }

    boolean caughtUp() {
        return tail.caughtUp();
    }

    Optional<TrendingLever.State> find(UUID id) {
        return Optional.ofNullable(levers.get(id)).map(known -> known.event().state());
    }

    Collection<TrendingLever.State> all() {
        return levers.values().stream().map(known -> known.event().state()).toList();
    }

    void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    /// Writes the next version of a lever and waits until it is known whether it counts.
    ///
    /// @return false when another one came first
    /// @throws TopicWriter.NotConfirmed when Kafka is away; the record may come to count all the same
    boolean write(TrendingLever event) throws TopicWriter.NotConfirmed, InterruptedException {
        var outcome = new CompletableFuture<Boolean>();
        waiting.put(event.eventId(), outcome);
        try {
            writer.write(EventCodec.TRENDING_LEVERS.encode(event).toRecord());
            return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new TopicWriter.NotConfirmed(e);
        } finally {
            waiting.remove(event.eventId());
        }
    }

    /// Forgets a lever, everywhere.
    void remove(UUID id) throws TopicWriter.NotConfirmed, InterruptedException {
        writer.write(new ProducerRecord<>(Topic.TRENDING_LEVERS.topicName(), id.toString(), null));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                levers.remove(UUID.fromString(record.key()));
                listeners.forEach(Runnable::run);
            } else {
                take(EventCodec.TRENDING_LEVERS.decode(record.headers(), record.value()), record.offset());
            }
        } catch (MalformedEventException e) {
            LOG.warnf("malformed lever offset=%d reason=%s", record.offset(), e.getMessage());
        }
    }

    void take(TrendingLever event, long offset) {
        UUID id = event.state().id();
        @Nullable
        Known known = levers.get(id);
        if (known == null || event.state().version() > known.event().state().version()) {
            levers.put(id, new Known(event, offset));
            answer(event.eventId(), true);
            listeners.forEach(Runnable::run);
        } else if (event.eventId().equals(known.event().eventId())) {
            levers.put(id, new Known(known.event(), Math.max(offset, known.offset())));
        } else if (offset > known.offset()) {
            answer(event.eventId(), false);
            repeat(known.event());
        }
    }

    private void answer(UUID eventId, boolean counts) {
        @Nullable
        CompletableFuture<Boolean> outcome = waiting.get(eventId);
        if (outcome != null) {
            outcome.complete(counts);
        }
    }

    /// Not on this thread, which reads. A replica that starts later sees the same and tries again.
    private void repeat(TrendingLever winner) {
        Thread.ofVirtual().name("lever-repeat").start(() -> {
            try {
                writer.write(EventCodec.TRENDING_LEVERS.encode(winner).toRecord());
            } catch (TopicWriter.NotConfirmed e) {
                LOG.warnf("a lever could not be written again lever=%s reason=%s", winner.key(), e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
