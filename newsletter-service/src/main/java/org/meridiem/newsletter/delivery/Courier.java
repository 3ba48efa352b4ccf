package org.meridiem.newsletter.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.mail.MailPress;
import org.meridiem.newsletter.mail.PrintedMail;

/// Carries mails over one connection that it keeps open while there is work. One thread.
///
/// It takes a run of mails at a time: so many as leave in about half a second. That they are about to leave is one commit, what became of them another.
final class Courier implements Runnable {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration LEDGER_BACK_OFF = Duration.ofSeconds(1);
    /// A run that takes so many times as long as planned is broken off: what it has not begun goes back.
    private static final int PATIENCE = 2;

    private final BlockingQueue<Optional<Claimed>> queue;
    private final Workshop shop;
    private final Reachability server;
    private final Pace pace;
    private volatile boolean stopped;
    private @Nullable SmtpConnection connection;

    /// What all couriers of a server share.
    ///
    /// @param composers writes the mails
    /// @param press     makes bytes of them
    /// @param ledger    keeps the states
    /// @param deadlines ends what takes too long
    /// @param schedule  when to try again
    /// @param meters    counts
    /// @param route     where mails go
    record Workshop(Composers composers, MailPress press, Ledger ledger, Deadlines deadlines, RetrySchedule schedule,
            DeliveryMeters meters, Route route) {
    }

    /// Where mails go, and as whose.
    ///
    /// @param mailer    the server
    /// @param sender    the envelope sender of a delivery
    /// @param localHost how we call ourselves
    record Route(Mailer mailer, Function<UUID, String> sender, String localHost) {
    }

    /// A mail in hand.
    private record Parcel(Claimed delivery, PrintedMail mail) {
    }

    Courier(BlockingQueue<Optional<Claimed>> queue, Workshop shop, Reachability server, Pace pace) {
        this.queue = queue;
        this.shop = shop;
        this.server = server;
        this.pace = pace;
    }

    /// Ends after the mail in hand. An empty element in the queue wakes it; an interrupt would break the mail's connection.
    void stop() {
        stopped = true;
    }

    /// How many mails it takes at a time.
    int mailsAtOnce() {
        return pace.mails();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                Optional<Claimed> first = queue.poll(shop.route().mailer().server().idle().toMillis(),
                        TimeUnit.MILLISECONDS);
                if (first == null) {
                    disconnect();
                } else if (first.isPresent()) {
                    var deliveries = new ArrayList<>(List.of(first));
                    queue.drainTo(deliveries, pace.mails() - 1);
                    carry(deliveries.stream().flatMap(Optional::stream).toList());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void carry(List<Claimed> deliveries) {
        var results = new ArrayList<Result>();
        var parcels = new ArrayList<Parcel>();
        for (Claimed delivery : deliveries) {
            try {
                parcels.add(new Parcel(delivery, shop.press().print(shop.composers().compose(delivery))));
            } catch (RuntimeException e) {
                LOG.errorf(e, "mail cannot be written, delivery=%s kind=%s", delivery.id(), delivery.kind());
                results.add(retry(delivery, "NOT_WRITTEN", ""));
            }
        }
        if (!parcels.isEmpty()) {
            hand(parcels, results);
        }
        persist(results);
    }

    private void hand(List<Parcel> parcels, List<Result> results) {
        if (!connected()) {
            parcels.forEach(parcel -> settle(parcel, new Outcome.Unreachable("no connection"), results));
            return;
        }
        Set<UUID> leaving = leaving(parcels);
        long begun = System.nanoTime();
        int tried = 0;
        for (Parcel parcel : parcels) {
            boolean goes = leaving.contains(parcel.delivery().id()) && !stopped
                    && System.nanoTime() - begun < PATIENCE * pace.targetNanos();
            tried += goes ? 1 : 0;
            settle(parcel, goes ? over(parcel) : new Outcome.Withheld(), results);
        }
        pace.took(tried, System.nanoTime() - begun);
    }

    private Set<UUID> leaving(List<Parcel> parcels) {
        try {
            return shop.ledger().dispatch(parcels.stream().map(Parcel::delivery).toList());
        } catch (RuntimeException e) {
            LOG.warnf("mails held back: it cannot be written that they leave, cause=%s", e.toString());
            return Set.of();
        }
    }

    private boolean connected() {
        if (connection != null) {
            return true;
        }
        if (server.resting()) {
            return false;
        }
        try {
            Route route = shop.route();
            connection = SmtpConnection.open(route.mailer().server(), route.localHost(), shop.deadlines());
            server.succeeded();
            return true;
        } catch (IOException e) {
            server.failed();
            LOG.warnf("mail server cannot be reached, mailer=%s cause=%s", shop.route().mailer().name(),
                    e instanceof SmtpConnection.RefusedException ? e.getMessage() : e.getClass().getSimpleName());
            return false;
        }
    }

    private Outcome over(Parcel parcel) {
        SmtpConnection open = connection;
        if (open == null && !connected()) {
            return new Outcome.Unreachable("no connection");
        }
        Outcome outcome = send(parcel);
        // Servers end connections that are idle or used up; that says nothing about this mail.
        if (open != null && !open.isFresh() && connection == null && (outcome instanceof Outcome.Broken
                || outcome instanceof Outcome.Deferred(SmtpReply reply) && reply.closes())) {
            return connected() ? send(parcel) : new Outcome.Unreachable("no connection");
        }
        return outcome;
    }

    private Outcome send(Parcel parcel) {
        SmtpConnection open = Objects.requireNonNull(connection);
        Outcome outcome = open.send(shop.route().sender().apply(parcel.delivery().id()), parcel.mail());
        if (!open.usable()) {
            disconnect();
        }
        return outcome;
    }

    private void settle(Parcel parcel, Outcome outcome, List<Result> results) {
        Claimed delivery = parcel.delivery();
        results.add(switch (outcome) {
            case Outcome.Accepted(SmtpReply reply) -> Result.end(delivery, "SENT", "", reply.toString());
            case Outcome.Rejected(SmtpReply reply) -> Result.end(delivery, "FAILED", "REJECTED", reply.toString());
            case Outcome.Deferred(SmtpReply reply) -> retry(delivery, "DEFERRED", reply.toString());
            case Outcome.Broken _ -> retry(delivery, "CONNECTION_LOST", "");
            case Outcome.Uncertain _ -> Result.end(delivery, "UNCERTAIN", "CONNECTION_LOST", "");
            case Outcome.Unreachable _ -> Result.giveBack(delivery, "UNREACHABLE");
            case Outcome.Withheld _ -> Result.giveBack(delivery, "WITHHELD");
        });
        shop.meters().count(delivery.kind(), shop.route().mailer().name(), outcome);
    }

    private Result retry(Claimed delivery, String reason, String reply) {
        int refusals = delivery.attempts() + 1;
        return shop.schedule().after(refusals)
                .map(wait -> new Result(delivery, "PENDING", reason, reply, refusals, wait))
                .orElseGet(() -> new Result(delivery, "FAILED", "GAVE_UP", reply, refusals, Duration.ZERO));
    }

    /// What became of a mail must not be lost because the database is away for a moment: a mail known as sent would become uncertain.
    private void persist(List<Result> results) {
        while (true) {
            try {
                shop.ledger().settle(results);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("outcome of mails cannot be written yet, count=%d cause=%s", results.size(), e.toString());
                if (stopped) {
                    return;
                }
                try {
                    Thread.sleep(LEDGER_BACK_OFF);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
