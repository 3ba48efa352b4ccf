package org.meridiem.newsletter.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jboss.logging.Logger;
import org.meridiem.newsletter.loop.BackgroundLoop;

/// This replica's part in sending one stream by one server: claims small batches and lets its couriers carry them.
///
/// What is claimed but not yet begun is small, so that a replica that dies delays few mails. A server that is away claims nothing, so the stream's other servers do its work.
final class StreamWorker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StreamWorker.class);

    /// The couriers' next run and the one after.
    private static final int RUNS_AHEAD = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FULL_QUEUE_REST = Duration.ofMillis(5);

    private final Stream stream;
    private final Claims claims;
    private final Courier.Workshop shop;
    private final Reachability server;
    private final Allowance allowance;
    private final BlockingQueue<Optional<Claimed>> queue = new LinkedBlockingQueue<>();
    private final List<Courier> couriers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final BackgroundLoop claiming;

    StreamWorker(Claims claims, Courier.Workshop shop, DeliveryConfig config, Clock clock) {
        Mailer mailer = shop.route().mailer();
        this.stream = mailer.stream();
        this.claims = claims;
        this.shop = shop;
        this.server = new Reachability(clock, config.unreachableMax());
        this.allowance = new Allowance(mailer, stream.of(config).perSecond(), clock);
        for (int i = 0; i < mailer.connections(); i++) {
            var courier = new Courier(queue, shop, server, new Pace(config.run(), config.runMails()));
            couriers.add(courier);
            threads.add(Thread.ofVirtual().name("courier-" + mailer.name() + "-" + i).unstarted(courier));
        }
        this.claiming = new BackgroundLoop("claims-" + stream.label() + "-" + mailer.name(), config.poll(),
                this::claim);
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
        giveBack(left.stream().flatMap(Optional::stream).toList());
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
        int wanted = RUNS_AHEAD * couriers.stream().mapToInt(Courier::mailsAtOnce).sum();
        int room = wanted - queue.size();
        if (room < Math.max(1, wanted / 2)) {
            rest();
            return true;
        }
        Claims.Batch batch = claims.claim(stream, room, allowance);
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

    private void giveBack(List<Claimed> deliveries) {
        try {
            shop.ledger().settle(deliveries.stream().map(delivery -> Result.giveBack(delivery, "")).toList());
        } catch (RuntimeException e) {
            // Their leases will end.
            LOG.debugf("claimed deliveries not given back, count=%d", deliveries.size());
        }
    }
}
