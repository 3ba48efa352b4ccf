package org.meridiem.newsletter.article;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.DeadLetter;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;

/// Puts records that nobody can use where a person can look at them. The producer is made when the first one comes, which is seldom.
@Singleton
class DeadLetters {

    private final Map<String, Object> broker;
    private final MeterRegistry meters;
    private @Nullable KafkaProducer<String, byte[]> producer;

    DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker, MeterRegistry meters) {
        this.broker = broker;
        this.meters = meters;
    }

    /// Returns when the broker has it.
    ///
    /// @throws IllegalStateException when the broker did not take it: try again
    synchronized void send(ConsumerRecord<String, byte[]> failed, String consumer, String reason) {
        if (producer == null) {
            var settings = new HashMap<>(broker);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, "newsletter-dead-letters");
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        try {
            producer.send(DeadLetter.of(failed, consumer, reason).toRecord(failed)).get();
            meters.counter("meridiem.events.dead.letters", "topic", failed.topic()).increment();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dead letter was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
