package org.meridiem.newsletter.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.loop.BackgroundLoop;

/// This replica's part in sending one stream: claims small batches and lets its couriers carry them.
///
/// What is claimed but not yet begun is small, so that a replica that dies delays few mails and a pause takes effect at once.
final class StreamWorker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StreamWorker.class);

    private static final int MAILS_WAITING_PER_COURIER = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FULL_QUEUE_REST = Duration.ofMillis(5);

    private final Stream stream;
    private final Claims claims;
    private final Courier.Workshop shop;
    private final Reachability server;
    private final @Nullable SharedBucket speed;
    private final BlockingQueue<Optional<Claimed>> queue;
    private final List<Courier> couriers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final BackgroundLoop claiming;

    StreamWorker(Stream stream, Claims claims, Courier.Workshop shop, DeliveryConfig config, Clock clock) {
        this.stream = stream;
        this.claims = claims;
        this.shop = shop;
        this.server = new Reachability(clock, config.unreachableMax());
        DeliveryConfig.Stream own = stream.of(config);
        this.speed = own.perSecond() == 0
                ? null
                : new SharedBucket("mail " + stream.label(), own.perSecond(), own.perSecond());
        this.queue = new ArrayBlockingQueue<>(own.connections() * MAILS_WAITING_PER_COURIER);
        for (int i = 0; i < own.connections(); i++) {
            var courier = new Courier(queue, shop, server);
            couriers.add(courier);
            threads.add(Thread.ofVirtual().name("courier-" + stream.label() + "-" + i).unstarted(courier));
        }
        this.claiming = new BackgroundLoop("claims-" + stream.label(), config.poll(), this::claim);
    }

    StreamWorker start() {
        threads.forEach(Thread::start);
        claiming.start();
        return this;
    }

    /// Claims nothing more, lets each courier finish the mail in hand, gives the rest back.
    @Override
    public void close() {
        claiming.close();
        couriers.forEach(Courier::stop);
        var left = new ArrayList<Optional<Claimed>>();
        queue.drainTo(left);
        left.forEach(delivery -> delivery.ifPresent(this::giveBack));
        couriers.forEach(_ -> queue.add(Optional.empty()));
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean claim() {
        if (server.resting()) {
            return false;
        }
        int room = queue.remainingCapacity();
        if (room < Math.max(1, couriers.size() * MAILS_WAITING_PER_COURIER / 2)) {
            rest();
            return true;
        }
        Claims.Batch batch = claims.claim(stream, room, speed);
        // There is room: nobody else puts.
        batch.claimed().forEach(delivery -> queue.add(Optional.of(delivery)));
        return batch.judged() > 0;
    }

    private static void rest() {
        try {
            Thread.sleep(FULL_QUEUE_REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack(Claimed delivery) {
        try {
            shop.ledger().postpone(delivery, "", "", delivery.attempts(), Duration.ZERO);
        } catch (RuntimeException e) {
            // Its lease will end.
            LOG.debugf("claimed delivery not given back, delivery=%s", delivery.id());
        }
    }
}
