package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.meridiem.events.Engagement;
import org.meridiem.trending.kafka.KafkaTopics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;

class EngagementLogTest {

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void whileKafkaHasNotBeenReachedNobodyWaitsForIt() throws InterruptedException {
        // Given
        Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:1");
        var meters = new SimpleMeterRegistry();
        var config = new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                .withMapping(CollectorConfig.class).build()
                .getConfigMapping(CollectorConfig.class);
        var log = new EngagementLog(nobody, new KafkaTopics(nobody), config, meters);
        log.start(new StartupEvent());

        // When
        for (int i = 0; i < 15_000; i++) {
            log.append(new Engagement(UUID.randomUUID(), Engagement.Action.VIEW, new UUID(1, 1), Instant.EPOCH, "0a",
                    "0b", null, null));
        }

        // Then
        assertThat(log.hasContact()).isFalse();
        assertThat(meters.get("meridiem.beacon.dropped").tag("reason", "kafka-away").counter().count())
                .as("what finds no place to wait").isEqualTo(5_000);
        log.stop();
        assertThat(meters.get("meridiem.beacon.dropped").tag("reason", "kafka-away").counter().count())
                .as("nothing goes without a reason").isEqualTo(15_000);
    }
}
