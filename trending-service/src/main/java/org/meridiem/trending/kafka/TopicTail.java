package org.meridiem.trending.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.meridiem.events.Topic;

/// Reads topics whole, from their first record, and goes on reading what comes. No consumer group: every process reads everything.
///
/// After a failure it begins anew at the first record, so whoever takes the records must take repetitions.
public final class TopicTail implements Runnable {

    private static final Logger LOG = Logger.getLogger(TopicTail.class);
    /// At once: whoever has everything to read yet has no need to hold it all.
    private static final int MOST_FETCHED = 2 * 1024 * 1024;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// Who takes the records, one after the other.
    @FunctionalInterface
    public interface Taker {
        /// One record. What it throws ends up in the log, and the next record follows.
        void take(ConsumerRecord<String, byte[]> record);
    }

    private final Collection<String> topics;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Taker taker;
    private volatile boolean caughtUp;
    private volatile boolean stopped;

    /// @param consumers a consumer without group; asked again after a failure
    public TopicTail(Collection<String> topics, Supplier<Consumer<String, byte[]>> consumers, Taker taker) {
        this.topics = List.copyOf(topics);
        this.consumers = consumers;
        this.taker = taker;
    }

    /// Reads topics of the catalogue.
    ///
    /// @param kafka how clients connect
    public static TopicTail of(Map<String, Object> kafka, Collection<Topic> topics, Taker taker) {
        return new TopicTail(topics.stream().map(Topic::topicName).toList(), () -> consumer(kafka), taker);
    }

    /// Whether everything has been taken that the topics held when reading began. Never turns false again.
    public boolean caughtUp() {
        return caughtUp;
    }

    /// Reads until [#stop()].
    @Override
    public void run() {
        boolean said = false;
        while (!stopped) {
            try (var consumer = consumers.get()) {
                List<TopicPartition> partitions = partitions(consumer);
                if (!partitions.isEmpty()) {
                    said = false;
                    read(consumer, partitions);
                }
            } catch (RuntimeException e) {
                if (!said) {
                    LOG.warnf("readers wait for Kafka topics=%s reason=%s", topics, e.toString());
                    said = true;
                }
            }
            pause();
        }
    }

    /// Ends [#run()], at the latest after one more call of the broker.
    public void stop() {
        stopped = true;
    }

    /// A consumer without group that reads whatever it is given, from the beginning.
    ///
    /// @param kafka how clients connect
    public static Consumer<String, byte[]> consumer(Map<String, Object> kafka) {
        var properties = new HashMap<>(kafka);
        properties.keySet().retainAll(ConsumerConfig.configNames());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_FETCHED);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return topics.stream()
                .map(consumer::partitionsFor)
                .flatMap(Collection::stream)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void read(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> goal = consumer.endOffsets(partitions);
        while (!stopped) {
            consumer.poll(POLL).forEach(this::take);
            if (!caughtUp && goal.entrySet().stream().allMatch(
                    end -> consumer.position(end.getKey()) >= end.getValue())) {
                caughtUp = true;
                LOG.infof("readers have caught up topics=%s", topics);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            taker.take(record);
        } catch (RuntimeException e) {
            LOG.errorf(e, "record could not be taken topic=%s partition=%d offset=%d", record.topic(),
                    record.partition(), record.offset());
        }
    }

    private void pause() {
        try {
            if (!stopped) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
