package org.meridiem.content.wiring;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.outbox.OutboxRelay;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/// Runs the outbox relay for as long as the service runs. Kafka may be away at any time, the start included: readers and editors do not
/// notice, events wait.
@ApplicationScoped
class EventRelay {

    private static final Logger LOG = Logger.getLogger(EventRelay.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final DataSource database;
    private final MeterRegistry meters;
    private final OutboxConfig config;
    private final Map<String, Object> kafka;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread starter;
    private volatile @Nullable OutboxRelay relay;

    /// @param kafka all of the installation's settings of Kafka's client, security included
    EventRelay(DataSource database, MeterRegistry meters, OutboxConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.database = database;
        this.meters = meters;
        this.config = config;
        this.kafka = Map.copyOf(kafka);
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            starter = Thread.ofVirtual().name("outbox-relay-start").start(this::begin);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (starter != null) {
            starter.join();
        }
        if (relay != null) {
            relay.close();
        }
    }

    /// A producer cannot be made while the brokers' names do not resolve, which is no reason not to serve readers.
    private void begin() {
        try {
            do {
                try {
                    var started = new OutboxRelay(database, producer(), meters);
                    started.start();
                    relay = started;
                    return;
                } catch (KafkaException e) {
                    LOG.warnf("outbox relay waits for Kafka: %s", e.getMessage());
                }
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        var properties = new HashMap<>(kafka);
        properties.keySet().retainAll(ProducerConfig.configNames());
        properties.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG, "content-service-outbox",
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(config.deliveryTimeout().toMillis()),
                ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000L));
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
