package org.meridiem.newsletter.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.logging.Logger;

/// Commits that mails are about to leave, for all couriers of a server together and no further ahead than they send in about `meridiem.delivery.run`.
///
/// What is marked and does not get its turn within twice that time goes back: the server has become slow, or a courier is stuck.
final class Departures implements Runnable {

    private static final Logger LOG = Logger.getLogger(Departures.class);
    /// Mails that lie printed and are not marked yet, at most.
    private static final int PRINTED = 256;
    /// So long they gather: a commit for each would cost more than the mail.
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Duration FULL_REST = Duration.ofMillis(5);
    private static final int PATIENCE = 2;
    private static final long SAMPLE = Duration.ofMillis(100).toNanos();
    /// Marks are made when a quarter of what may be under way has left.
    private static final int REFILL = 4;

    private final Ledger ledger;
    private final Recorder recorder;
    private final Reachability server;
    private final Pace pace;
    private final long patience;
    private final BlockingQueue<Optional<Parcel>> printed = new LinkedBlockingQueue<>(PRINTED);
    private final BlockingQueue<Optional<Marked>> leaving = new LinkedBlockingQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private long measured = System.nanoTime();
    private volatile boolean closing;

    /// A parcel of which it is written that it leaves.
    ///
    /// @param since by the clock of `System.nanoTime`
    record Marked(Parcel parcel, long since) {
    }

    /// @param pace how many mails may be under way at once
    /// @param run  what leaves within this time is marked at once
    Departures(Ledger ledger, Recorder recorder, Reachability server, Pace pace, Duration run) {
        this.ledger = ledger;
        this.recorder = recorder;
        this.server = server;
        this.pace = pace;
        this.patience = PATIENCE * run.toNanos();
    }

    /// Takes a parcel in; waits while too many lie there.
    void add(Parcel parcel) throws InterruptedException {
        printed.put(Optional.of(parcel));
    }

    /// How many lie there and are not marked yet.
    int waiting() {
        return printed.size();
    }

    /// The next parcel to carry.
    ///
    /// @return empty when none came within the time, or the couriers are to go home
    Optional<Marked> take(Duration time) throws InterruptedException {
        Optional<Marked> next = leaving.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        return next == null ? Optional.empty() : next;
    }

    /// The next parcel to carry, if there is one now.
    Optional<Marked> next() {
        Optional<Marked> next = closing ? null : leaving.poll();
        return next == null ? Optional.empty() : next;
    }

    /// True when it has waited too long and must not leave any more.
    boolean isLate(Marked marked) {
        return System.nanoTime() - marked.since() > patience;
    }

    /// What became of a parcel that was taken.
    void ended(Marked marked, Outcome outcome) {
        underWay.decrementAndGet();
        if (!(outcome instanceof Outcome.Withheld)) {
            left.incrementAndGet();
        }
        recorder.attempted(marked.parcel().delivery(), outcome);
    }

    /// Gives back what waits for couriers that do not come.
    void sweep() {
        for (Optional<Marked> oldest = leaving.peek(); oldest != null && oldest.isPresent()
                && isLate(oldest.get()); oldest = leaving.peek()) {
            if (leaving.remove(oldest)) {
                withhold(oldest.get());
            }
        }
    }

    /// Gives back what still comes, and ends when nobody adds any more.
    void close() {
        closing = true;
    }

    /// Nobody adds any more.
    void end() throws InterruptedException {
        printed.put(Optional.empty());
    }

    /// Sends couriers home, after the mail in hand.
    void dismiss(int couriers) {
        var left = new ArrayList<Optional<Marked>>();
        leaving.drainTo(left);
        left.stream().flatMap(Optional::stream).forEach(this::withhold);
        for (int i = 0; i < couriers; i++) {
            leaving.add(Optional.empty());
        }
    }

    @Override
    public void run() {
        try {
            for (Optional<Parcel> first = printed.take(); first.isPresent(); first = printed.take()) {
                int room = closing ? PRINTED : room();
                var batch = new ArrayList<Parcel>();
                batch.add(first.get());
                for (Optional<Parcel> next = printed.peek(); next != null && next.isPresent()
                        && batch.size() < room; next = printed.peek()) {
                    batch.add(next.get());
                    printed.remove();
                }
                depart(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int room() throws InterruptedException {
        if (underWay.get() == 0) {
            // Nothing was to be done: that is no measure of speed.
            left.set(0);
            measured = System.nanoTime();
        }
        Thread.sleep(MOMENT);
        int room = free();
        while (room < Math.max(1, pace.mails() / REFILL) && !closing && !server.resting()) {
            sweep();
            Thread.sleep(FULL_REST);
            room = free();
        }
        return Math.max(1, room);
    }

    private int free() {
        long now = System.nanoTime();
        long time = now - measured;
        // A server that takes nothing for so long takes one, at best.
        if (time > SAMPLE && left.get() > 0 || time > patience) {
            pace.took(Math.max(1, left.getAndSet(0)), time);
            measured = now;
        }
        return pace.mails() - underWay.get();
    }

    private void depart(List<Parcel> parcels) {
        if (closing) {
            parcels.forEach(parcel -> recorder.giveBack(parcel.delivery()));
        } else if (server.resting()) {
            parcels.forEach(parcel -> recorder.attempted(parcel.delivery(), new Outcome.Unreachable("no connection")));
        } else {
            Set<UUID> marked = mark(parcels);
            long now = System.nanoTime();
            for (Parcel parcel : parcels) {
                if (marked.contains(parcel.delivery().id())) {
                    underWay.incrementAndGet();
                    leaving.add(Optional.of(new Marked(parcel, now)));
                } else {
                    recorder.attempted(parcel.delivery(), new Outcome.Withheld());
                }
            }
        }
    }

    private Set<UUID> mark(List<Parcel> parcels) {
        try {
            return ledger.dispatch(parcels.stream().map(Parcel::delivery).toList());
        } catch (RuntimeException e) {
            LOG.warnf("mails held back: it cannot be written that they leave, cause=%s", e.toString());
            return Set.of();
        }
    }

    private void withhold(Marked marked) {
        ended(marked, new Outcome.Withheld());
    }
}
