package org.meridiem.content.wiring;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How events leave.
@ConfigMapping(prefix = "meridiem.outbox")
public interface OutboxConfig {

    /// Whether this process relays events to Kafka. Off where Debezium reads the table instead.
    @WithDefault("true")
    boolean relay();

    /// How long a record may wait for the broker before the relay tries again.
    @WithDefault("20s")
    Duration deliveryTimeout();

    /// How long an idempotency key is remembered.
    @WithDefault("24h")
    Duration idempotencyKeysFor();
}
