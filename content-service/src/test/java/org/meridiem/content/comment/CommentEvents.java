package org.meridiem.content.comment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.meridiem.events.CommentEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;

/// Reads the comments topic from its start.
final class CommentEvents implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<CommentEvent> seen = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    CommentEvents() {
        String bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false"),
                new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.COMMENTS.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Waits until the article has so many events.
    List<CommentEvent> await(String article, int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20))
                .until(() -> poll(article), events -> events.size() >= count);
    }

    /// Waits until the newest event of the article tells so many, and nothing more waits to be sent.
    ///
    /// @return what the events told, in order
    List<Integer> awaitLast(String article, int approved) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100))
                .until(() -> poll(article).stream().map(event -> (int) event.change().approved()).toList(),
                        told -> !told.isEmpty() && told.getLast() == approved && poll(article).size() == told.size());
    }

    /// The values of the article's records that have come so far.
    List<String> texts(String article) {
        return values.stream().filter(value -> value.contains(article)).toList();
    }

    List<CommentEvent> poll(String article) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            values.add(new String(record.value(), StandardCharsets.UTF_8));
            try {
                seen.add(EventCodec.COMMENTS.decode(record.headers(), record.value()));
            } catch (MalformedEventException e) {
                throw new AssertionError("an event that breaks the contract", e);
            }
        }
        return seen.stream().filter(event -> event.change().article().equals(UUID.fromString(article))).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
