package org.meridiem.content.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Sends what is due. Runs on every replica.
///
/// Each webhook with something to send gets lanes of its own, few enough that one slow receiver cannot take them all; a lane is a virtual thread that delivers until
/// nothing is left or its turn is over.
@ApplicationScoped
class Dispatch {

    /// Of the schedule, for whoever wants to pause it.
    static final String IDENTITY = "webhooks";

    private static final Logger LOG = Logger.getLogger(Dispatch.class);
    /// Then others may have the lane: those behind a busy webhook must not starve.
    private static final int TURN = 50;
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final Courier courier;
    private final WebhookConfig config;
    private final Semaphore free;
    private final Map<UUID, AtomicInteger> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
    private volatile boolean stopping;

    Dispatch(DeliveryQueue queue, Courier courier, WebhookConfig config) {
        this.queue = queue;
        this.courier = courier;
        this.config = config;
        this.free = new Semaphore(config.concurrency());
    }

    @Scheduled(identity = Dispatch.IDENTITY, every = "${meridiem.webhooks.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        if (config.send() && !stopping && free.availablePermits() > 0) {
            queue.waiting(config.concurrencyPerWebhook()).forEach(this::open);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
            // What they have is sent again by others after its lease.
            threads.shutdownNow();
        }
    }

    private void open(UUID webhook, int waiting) {
        AtomicInteger open = lanes.computeIfAbsent(webhook, _ -> new AtomicInteger());
        for (int more = Math.min(waiting, config.concurrencyPerWebhook() - open.get()); more > 0; more--) {
            if (!free.tryAcquire()) {
                return;
            }
            open.incrementAndGet();
            threads.execute(() -> {
                try {
                    drive(webhook);
                } finally {
                    open.decrementAndGet();
                    free.release();
                }
            });
        }
    }

    private void drive(UUID webhook) {
        try {
            for (int delivered = 0; delivered < TURN && !stopping; delivered++) {
                if (!courier.deliverNext(webhook)) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "webhook deliveries wait: webhook=%s", webhook);
        }
    }
}
