package org.meridiem.content.newsroom;

import java.nio.charset.StandardCharsets;
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
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;

/// Reads the articles topic from its start.
public final class ArticleEvents implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ArticleEvent> seen = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /// Begins at the first record.
    public ArticleEvents() {
        String bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.ARTICLES.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Waits until the article has so many events.
    public List<ArticleEvent> await(String article, int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20))
                .until(() -> poll(UUID.fromString(article)), events -> events.size() >= count);
    }

    /// What has come so far.
    public List<ArticleEvent> poll(UUID article) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            texts.add(new String(record.value(), StandardCharsets.UTF_8));
            try {
                seen.add(EventCodec.ARTICLES.decode(record.headers(), record.value()));
            } catch (MalformedEventException e) {
                throw new AssertionError("an event that breaks the contract", e);
            }
        }
        return seen.stream().filter(event -> event.articleId().equals(article)).toList();
    }

    /// The values of all records that are there now, of whatever article.
    public List<String> texts() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(new UUID(0, 0));
        }
        return List.copyOf(texts);
    }

    /// The versions that events of each article had so far, in their order.
    public Map<UUID, List<Long>> versions() {
        poll(new UUID(0, 0));
        Map<UUID, List<Long>> versions = new HashMap<>();
        seen.forEach(event -> versions.computeIfAbsent(event.articleId(), _ -> new ArrayList<>()).add(event.version()));
        return versions;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
