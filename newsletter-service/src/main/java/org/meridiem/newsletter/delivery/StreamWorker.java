package org.meridiem.newsletter.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

import org.meridiem.newsletter.loop.BackgroundLoop;

/// This replica's part in sending one stream by one server. Mails go through it as through a press: claimed in batches, printed by as many threads as there are processors, marked
/// as leaving, carried by the couriers, written down. Each stage works ahead of the next, so that a connection waits for none of them.
///
/// What is claimed but not yet begun is small, so that a replica that dies delays few mails. A server that is away claims nothing, so the stream's other servers do its work.
final class StreamWorker implements AutoCloseable {

    /// What leaves in the time of a run, and once more.
    private static final int RUNS_AHEAD = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FULL_QUEUE_REST = Duration.ofMillis(5);

    private final Stream stream;
    private final Claims claims;
    private final Reachability server;
    private final Allowance allowance;
    private final BlockingQueue<Optional<Claimed>> queue = new LinkedBlockingQueue<>();
    private final Recorder recorder;
    private final Pace pace;
    private final Departures departures;
    private final List<Printer> printers = new ArrayList<>();
    private final List<Courier> couriers = new ArrayList<>();
    private final List<Thread> printing = new ArrayList<>();
    private final List<Thread> carrying = new ArrayList<>();
    private final Thread departing;
    private final Thread recording;
    private final BackgroundLoop claiming;

    /// What all workers of this replica share.
    ///
    /// @param claims    takes deliveries
    /// @param ledger    keeps the states
    /// @param deadlines ends what takes too long
    /// @param schedule  when to try again
    /// @param meters    counts
    record Workshop(Claims claims, Ledger ledger, Deadlines deadlines, RetrySchedule schedule, DeliveryMeters meters) {
    }

    /// @param letters makes the mail of a delivery
    StreamWorker(Workshop shop, Courier.Route route, Function<Claimed, Outgoing> letters, DeliveryConfig config,
            Clock clock) {
        Mailer mailer = route.mailer();
        String name = mailer.stream().label() + '-' + mailer.name();
        this.stream = mailer.stream();
        this.claims = shop.claims();
        this.server = new Reachability(clock, config.unreachableMax());
        this.allowance = new Allowance(mailer, stream.of(config).perSecond(), clock);
        this.recorder = new Recorder(shop.ledger(), shop.schedule(), shop.meters(), mailer.name());
        this.pace = new Pace(config.run(), mailer.connections(), mailer.connections() * config.runMails());
        this.departures = new Departures(shop.ledger(), recorder, server, pace, config.run());
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            var printer = new Printer(queue, letters, departures, recorder);
            printers.add(printer);
            // Signing is work for the processor, and would keep a virtual thread's carrier from all others.
            printing.add(Thread.ofPlatform().daemon().name("printer-" + name + '-' + i).unstarted(printer));
        }
        for (int i = 0; i < mailer.connections(); i++) {
            var courier = new Courier(departures, route, shop.deadlines(), server);
            couriers.add(courier);
            // A virtual thread would wait for a poller, and for a carrier that is printing's rival, at every answer.
            carrying.add(Thread.ofPlatform().daemon().name("courier-" + name + '-' + i).unstarted(courier));
        }
        this.departing = Thread.ofVirtual().name("departures-" + name).unstarted(departures);
        this.recording = Thread.ofVirtual().name("recorder-" + name).unstarted(recorder);
        this.claiming = new BackgroundLoop("claims-" + name, config.poll(), this::claim);
    }

    StreamWorker start() {
        recording.start();
        departing.start();
        carrying.forEach(Thread::start);
        printing.forEach(Thread::start);
        claiming.start();
        return this;
    }

    /// Claims nothing more, lets each courier finish the mail in hand, gives the rest back.
    @Override
    public void close() {
        claiming.close();
        printers.forEach(Printer::close);
        departures.close();
        try {
            printers.forEach(_ -> queue.add(Optional.empty()));
            join(printing);
            departures.end();
            join(List.of(departing));
            couriers.forEach(Courier::stop);
            departures.dismiss(couriers.size());
            join(carrying);
            recorder.close();
            join(List.of(recording));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean claim() {
        departures.sweep();
        if (server.resting()) {
            return false;
        }
        int wanted = RUNS_AHEAD * pace.mails();
        int room = wanted - queue.size() - departures.waiting();
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

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
    }
}
