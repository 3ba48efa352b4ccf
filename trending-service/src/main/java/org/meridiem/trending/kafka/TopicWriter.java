package org.meridiem.trending.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Identifier;

/// Writes the few records that somebody waits for. Readers' actions do not go this way. Safe for any number of threads.
@Singleton
public class TopicWriter {

    /// How long a writer waits at most.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /// Kafka did not confirm the record in time. It may be written all the same.
    public static final class NotConfirmed extends Exception {

        /// @param cause why not
        public NotConfirmed(Throwable cause) {
            super("Kafka has not confirmed the record", cause);
        }
    }

    private final Map<String, Object> properties;
    private @Nullable Producer<String, byte[]> producer;

    /// @param kafka how clients connect
    public TopicWriter(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.properties = properties(kafka);
    }

    /// Returns once all brokers that must have the record have it.
    ///
    /// @throws NotConfirmed when that takes too long, or Kafka refuses it
    public void write(ProducerRecord<String, byte[]> record) throws NotConfirmed, InterruptedException {
        try {
            open().send(record).get();
        } catch (ExecutionException e) {
            throw new NotConfirmed(e.getCause());
        } catch (KafkaException e) {
            throw new NotConfirmed(e);
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private synchronized Producer<String, byte[]> open() {
        if (producer == null) {
            producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private static Map<String, Object> properties(Map<String, Object> kafka) {
        var properties = new HashMap<>(kafka);
        properties.keySet().retainAll(ProducerConfig.configNames());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "trending-writer");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        int patience = Math.toIntExact(PATIENCE.toMillis());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        return properties;
    }
}
