package org.meridiem.newsletter;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.inbox.Inbox;
import org.meridiem.kit.outbox.Outbox;
import org.meridiem.kit.outbox.OutboxRelay;
import org.meridiem.newsletter.loop.BackgroundLoop;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// Puts the kit's parts on this service's database and runs those that run: the outbox relay and the sweeping of old marks.
@ApplicationScoped
class Kit {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration SWEEP = Duration.ofHours(1);

    private @Nullable OutboxRelay relay;
    private @Nullable BackgroundLoop sweeping;

    @Produces
    @Singleton
    Inbox inbox(DataSource database, Clock clock) {
        return new Inbox(database, clock);
    }

    @Produces
    @Singleton
    Outbox outbox(DataSource database) {
        return new Outbox(database);
    }

    @Produces
    @Singleton
    Idempotency idempotency(DataSource database, ObjectMapper json, Clock clock) {
        return new Idempotency(database, json, clock);
    }

    void start(@Observes StartupEvent event, DataSource database, MeterRegistry meters, Inbox inbox,
            Idempotency idempotency, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        relay = new OutboxRelay(database, producer(broker), meters);
        relay.start();
        sweeping = new BackgroundLoop("old-marks", SWEEP, () -> {
            inbox.purge(KEPT);
            idempotency.purge(KEPT);
            return false;
        }).start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (relay != null) {
            relay.close();
        }
        if (sweeping != null) {
            sweeping.close();
        }
    }

    private static KafkaProducer<String, byte[]> producer(Map<String, Object> broker) {
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "newsletter-outbox");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
