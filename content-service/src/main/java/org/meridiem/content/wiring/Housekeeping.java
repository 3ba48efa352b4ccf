package org.meridiem.content.wiring;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.kit.idempotency.Idempotency;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Forgets what need not be kept. On every replica; doing it twice is harmless.
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private final Idempotency idempotency;
    private final OutboxConfig config;

    Housekeeping(Idempotency idempotency, OutboxConfig config) {
        this.idempotency = idempotency;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetKeys() {
        LOG.debugf("%d idempotency keys forgotten", idempotency.purge(config.idempotencyKeysFor()));
    }
}
