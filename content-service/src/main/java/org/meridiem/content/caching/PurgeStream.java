package org.meridiem.content.caching;

import static java.util.function.Function.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.CachePurge;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// Applies the purges of all replicas to this replica's cache. Reads the whole topic without a consumer group. At the beginning the cache is empty; purges
/// of the last minute are read all the same, for a copy of the database may not know of them yet. Twice a second it makes sure that it has read to the end.
@ApplicationScoped
class PurgeStream {

    private static final Logger LOG = Logger.getLogger(PurgeStream.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// So far a copy of the database may be behind when this replica begins to hear of changes.
    private static final Duration LOOK_BACK = Duration.ofMinutes(1);
    private static final Duration PATIENCE_TO_CHECK = Duration.ofSeconds(1);
    private static final long CHECK_NANOS = Duration.ofMillis(500).toNanos();

    private final AnswerCache cache;
    private final Certainty certainty;
    private final CacheMeters meters;
    private final Map<String, Object> kafka;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> running;
    private @Nullable Thread thread;

    /// @param kafka all of the installation's settings of Kafka's client, security included
    PurgeStream(AnswerCache cache, Certainty certainty, CacheMeters meters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.cache = cache;
        this.certainty = certainty;
        this.meters = meters;
        this.kafka = Map.copyOf(kafka);
    }

    void start(@Observes StartupEvent event) {
        // Kafka's client blocks in a selector, which would hold one of the few carriers of virtual threads.
        thread = Thread.ofPlatform().name("cache-purges").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        Consumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread != null) {
            thread.join(PATIENCE);
        }
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(settings(), new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                running = consumer;
                List<TopicPartition> partitions = shortlyBeforeTheEnd(consumer);
                // What was kept until now may have been purged before we listened.
                cache.clear();
                follow(consumer, partitions);
            } catch (WakeupException e) {
                LOG.debug("stops");
            } catch (RuntimeException e) {
                LOG.warnf("purges of the cache wait for Kafka: %s", e.getMessage());
            } finally {
                running = null;
                certainty.lost();
            }
            pause();
        }
    }

    private static List<TopicPartition> shortlyBeforeTheEnd(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = Objects
                .requireNonNullElse(consumer.partitionsFor(Topic.CACHE_PURGES.topicName(), PATIENCE),
                        List.<PartitionInfo>of())
                .stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + Topic.CACHE_PURGES.topicName());
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        long since = Instant.now().minus(LOOK_BACK).toEpochMilli();
        consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(identity(), _ -> since)), PATIENCE)
                .forEach((partition, first) -> {
                    if (first != null) {
                        consumer.seek(partition, first.offset());
                    }
                });
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
        return partitions;
    }

    private void follow(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        long checked = System.nanoTime() - CHECK_NANOS;
        Instant begun = Instant.now();
        while (stopping.getCount() > 0) {
            apply(consumer.poll(POLL), begun);
            long now = System.nanoTime();
            if (now - checked >= CHECK_NANOS) {
                checked = now;
                if (isAtTheEnd(consumer, partitions)) {
                    certainty.streamReadAt(now);
                }
            }
        }
    }

    private static boolean isAtTheEnd(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        try {
            return consumer.endOffsets(partitions, PATIENCE_TO_CHECK).entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void apply(ConsumerRecords<String, byte[]> records, Instant begun) {
        if (records.isEmpty()) {
            return;
        }
        List<CachePurge> purges = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                purges.add(EventCodec.CACHE_PURGES.decode(record.headers(), record.value()));
            } catch (MalformedEventException e) {
                LOG.errorf("a purge cannot be read, everything is dropped instead: %s", e.getMessage());
                cache.clear();
            }
        }
        cache.purgeHeard(purges);
        Instant now = Instant.now();
        purges.stream().map(CachePurge::at).filter(begun::isBefore)
                .forEach(at -> meters.delay(Duration.between(at, now).toMillis()));
    }

    private Map<String, Object> settings() {
        var properties = new HashMap<>(kafka);
        properties.keySet().retainAll(ConsumerConfig.configNames());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.putAll(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG, "content-service-cache",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                // A gap must not be skipped in silence: the cache starts anew.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(POLL.toMillis()),
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1_048_576,
                ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L));
        return properties;
    }

    private void pause() {
        try {
            if (stopping.await(1, TimeUnit.SECONDS)) {
                LOG.debug("stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
