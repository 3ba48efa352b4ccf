package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.meridiem.events.Engagement;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.trending.TestedTrending;
import org.meridiem.trending.kafka.KafkaTopics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;

/// Actions on their way to a real Kafka.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class EngagementLogIT {

    private static final int ACTIONS = 3_000;
    private static final long PAUSE_NANOS = 1_000_000;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    CollectorConfig config;

    @Test
    void nothingIsDroppedWhilePartitionsAreAskedForAnew() throws InterruptedException {
        // Given: what happens every five minutes happens five times a second
        var restless = new HashMap<>(kafka);
        restless.put("metadata.max.age.ms", 200);
        var meters = new SimpleMeterRegistry();
        var log = new EngagementLog(restless, new KafkaTopics(kafka), config, meters);
        log.start(new StartupEvent());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(log::hasContact);

        // When
        for (int i = 0; i < ACTIONS; i++) {
            log.append(new Engagement(UUID.randomUUID(), Engagement.Action.VIEW, UUID.randomUUID(), Instant.now(),
                    "0123456789abcdef", "fedcba9876543210", null, null));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        log.stop();

        // Then
        assertThat(meters.get("meridiem.beacon.written").functionCounter().count()).isEqualTo(ACTIONS);
    }
}
