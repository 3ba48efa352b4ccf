package org.meridiem.trending.collector;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.Engagement;
import org.meridiem.events.EventCodec;
import org.meridiem.events.Topic;
import org.meridiem.trending.kafka.KafkaTopics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// Writes readers' actions to [Topic#ENGAGEMENT] and never makes anybody wait.
///
/// What Kafka's client takes in is written as soon as Kafka can be reached, for two minutes; what it cannot take in (buffer full) is dropped and counted. Before
/// Kafka was reached for the first time a bounded number of actions waits for that. A killed process loses what it took in during the last [#LINGER] and what was on the wire; a stopped one writes everything first.
@Singleton
class EngagementLog {

    private static final Logger LOG = Logger.getLogger(EngagementLog.class);

    /// How long an action waits for company in a batch.
    static final Duration LINGER = Duration.ofMillis(5);
    private static final Duration GIVE_UP = Duration.ofMinutes(2);
    /// Not the longest there is: the client adds it to the time of day, and what runs over is in the past. Then partitions are forgotten whenever they are asked for anew.
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final Duration CONTACT_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 10_000;
    private static final Duration DRAIN = Duration.ofSeconds(5);
    /// At most so often the log says why actions are dropped; all of them are counted.
    private static final Duration COMPLAINT_PAUSE = Duration.ofMinutes(1);

    private final Map<String, Object> properties;
    private final KafkaTopics topics;
    private final CollectorMetrics metrics;
    private final Thread contact = Thread.ofVirtual().name("engagement-contact").unstarted(this::makeContact);
    private final Queue<Engagement> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong complainedAt = new AtomicLong(System.nanoTime() - COMPLAINT_PAUSE.toNanos());
    private volatile @Nullable Producer<String, byte[]> producer;

    EngagementLog(@Identifier("default-kafka-broker") Map<String, Object> kafka, KafkaTopics topics,
            CollectorConfig config, MeterRegistry registry) {
        this.properties = properties(kafka, config.buffer().asLongValue());
        this.topics = topics;
        this.metrics = new CollectorMetrics(registry);
    }

    CollectorMetrics metrics() {
        return metrics;
    }

    /// Whether Kafka has been reached since this process started.
    boolean hasContact() {
        return producer != null;
    }

    void start(@Observes StartupEvent event) {
        contact.start();
    }

    /// Takes an action in, or drops it; at once.
    void append(Engagement action) {
        metrics.accepted();
        @Nullable
        Producer<String, byte[]> ready = producer;
        if (ready != null) {
            send(ready, action);
        } else if (!waiting.offer(action)) {
            metrics.dropped(DropReason.KAFKA_AWAY, 1);
        } else if (producer != null) {
            // It came in just when the others were sent.
            sendWaiting();
        }
    }

    private void sendWaiting() {
        @Nullable
        Producer<String, byte[]> ready = producer;
        for (Engagement action = waiting.poll(); action != null; action = waiting.poll()) {
            if (ready == null) {
                metrics.dropped(DropReason.KAFKA_AWAY, 1);
            } else {
                send(ready, action);
            }
        }
    }

    // The callback hears how it ended, and at once when the client could not take it in.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Producer<String, byte[]> ready, Engagement action) {
        try {
            ready.send(EventCodec.ENGAGEMENT.encode(action).toRecord(), (_, failure) -> {
                if (failure == null) {
                    metrics.written();
                } else {
                    drop(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            drop(e);
        }
    }

    private void drop(Exception failure) {
        metrics.dropped(reason(failure), 1);
        long now = System.nanoTime();
        long last = complainedAt.get();
        if (now - last >= COMPLAINT_PAUSE.toNanos() && complainedAt.compareAndSet(last, now)) {
            LOG.warnf("actions are dropped reason=%s", failure.toString());
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        contact.interrupt();
        contact.join();
        @Nullable
        Producer<String, byte[]> open = producer;
        // What never reached Kafka goes under its reason. A closed producer refuses what still comes.
        sendWaiting();
        if (open != null) {
            open.close(DRAIN);
        }
    }

    /// A producer that may not wait must know the topic's partitions before the first action comes.
    private void makeContact() {
        try {
            topics.await("collector", List.of(Topic.ENGAGEMENT));
            var candidate = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
            while (!knowsPartitions(candidate)) {
                Thread.sleep(CONTACT_PAUSE);
            }
            producer = candidate;
            sendWaiting();
        } catch (InterruptedException e) {
            LOG.debug("stopped before Kafka was reached");
        }
    }

    private static boolean knowsPartitions(Producer<?, ?> candidate) {
        try {
            return !candidate.partitionsFor(Topic.ENGAGEMENT.topicName()).isEmpty();
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static DropReason reason(Exception failure) {
        return failure instanceof BufferExhaustedException ? DropReason.BUFFER_FULL : DropReason.KAFKA_AWAY;
    }

    private static Map<String, Object> properties(Map<String, Object> kafka, long buffer) {
        var properties = new HashMap<>(kafka);
        properties.keySet().retainAll(ProducerConfig.configNames());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "trending-collector");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER.toMillis());
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, buffer);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(GIVE_UP.toMillis()));
        // The event loop sends: what cannot be taken in at once is refused at once.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // Partitions forgotten, after an idle time or when no broker answers, would have to be waited for.
        properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER.toMillis());
        properties.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
        return properties;
    }
}
