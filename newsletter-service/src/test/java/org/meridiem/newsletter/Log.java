package org.meridiem.newsletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingList;
import org.meridiem.testkit.Patience;

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
            Patience.await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                return found.size() >= atLeast;
            });
            return List.copyOf(found);
        }
    }

    /// Reads a topic of one partition from its beginning until one of its records, which other tests write to as well, is a certain one.
    public static ConsumerRecord<String, byte[]> await(Topic topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var partition = new TopicPartition(topic.topicName(), 0);
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", servers()), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return Patience.await().until(
                    () -> StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
                            .filter(wanted).findFirst(),
                    Optional::isPresent).orElseThrow();
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
