package org.meridiem.newsletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingList;

/// Kafka as the other services use it.
public final class Log implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers()),
            new StringSerializer(), new ByteArraySerializer());

    /// Sends events of articles.
    public void say(ArticleEvent... events) {
        for (ArticleEvent event : events) {
            say(EventCodec.ARTICLES.encode(event));
        }
    }

    /// Sends a ranked list.
    public void say(TrendingList list) {
        say(EventCodec.TRENDING_LISTS.encode(list));
    }

    /// Sends anything.
    public void say(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All that a topic of one partition holds, once it holds that many records.
    public static List<ConsumerRecord<String, byte[]>> all(Topic topic, int atLeast) {
        var partition = new TopicPartition(topic.topicName(), 0);
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", servers()), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            Awaitility.await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                return found.size() >= atLeast;
            });
            return List.copyOf(found);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void say(EncodedEvent event) {
        say(event.toRecord());
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
