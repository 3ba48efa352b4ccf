package org.meridiem.trending.lists;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.trending.kafka.TopicTail;

import io.smallrye.common.annotation.Identifier;

/// Looks one article up in the log: its partition is read once from the beginning. For the few that editors name; a replica keeps only cards that stand in lists.
@Singleton
public class ArticleSearch {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    /// @param kafka how clients connect
    public ArticleSearch(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /// The newest event of an article; empty when it never was public.
    ///
    /// @throws org.apache.kafka.common.KafkaException when Kafka is away
    public Optional<ArticleEvent> find(UUID article) {
        String key = article.toString();
        try (Consumer<String, byte[]> consumer = TopicTail.consumer(kafka)) {
            int partitions = consumer.partitionsFor(Topic.ARTICLES.topicName()).size();
            if (partitions == 0) {
                return Optional.empty();
            }
            var partition = new TopicPartition(Topic.ARTICLES.topicName(), BuiltInPartitioner
                    .partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            @Nullable
            ConsumerRecord<String, byte[]> found = null;
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    found = key.equals(record.key()) ? record : found;
                }
            }
            return found == null ? Optional.empty() : event(found);
        }
    }

    private static Optional<ArticleEvent> event(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(EventCodec.ARTICLES.decode(record.headers(), record.value()));
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
    }
}
