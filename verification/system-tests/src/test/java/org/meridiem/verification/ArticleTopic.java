package org.meridiem.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;

/// Reads the whole topic of articles, as a new consumer would.
final class ArticleTopic {

    private ArticleTopic() {
    }

    /// Every event there is now, per article in the order of the topic.
    static Map<UUID, List<ArticleEvent>> read(String bootstrapServers) throws MalformedEventException {
        Map<String, Object> configuration = Map.of("bootstrap.servers", bootstrapServers, "isolation.level",
                "read_committed", "enable.auto.commit", "false");
        Map<UUID, List<ArticleEvent>> events = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.ARTICLES.topicName())
                    .stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    ArticleEvent event = EventCodec.ARTICLES.decode(record.headers(), record.value());
                    events.computeIfAbsent(event.articleId(), id -> new ArrayList<>()).add(event);
                }
            }
        }
        return events;
    }

    /// The versions of one article's events in the order of the topic.
    static List<Long> versions(Map<UUID, List<ArticleEvent>> events, String article) {
        return events.getOrDefault(UUID.fromString(article), List.of()).stream().map(ArticleEvent::version).toList();
    }
}
