package org.meridiem.newsletter.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.mail.MailConfig;
import org.meridiem.newsletter.mail.MimeMail;

/// Carries mails one by one over one connection that it keeps open while there is work. One thread.
final class Courier implements Runnable {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration LEDGER_BACK_OFF = Duration.ofSeconds(1);

    private final BlockingQueue<Optional<Claimed>> queue;
    private final Workshop shop;
    private final Reachability server;
    private volatile boolean stopped;
    private @Nullable SmtpConnection connection;

    /// What all couriers of a stream share.
    ///
    /// @param composers writes the mails
    /// @param ledger    keeps the states
    /// @param opener    opens connections
    /// @param schedule  when to try again
    /// @param meters    counts
    /// @param config    the mail server
    record Workshop(Composers composers, Ledger ledger, SmtpConnection.Opener opener, RetrySchedule schedule,
            DeliveryMeters meters, MailConfig config) {
    }

    Courier(BlockingQueue<Optional<Claimed>> queue, Workshop shop, Reachability server) {
        this.queue = queue;
        this.shop = shop;
        this.server = server;
    }

    /// Ends after the mail in hand. An empty element in the queue wakes it; an interrupt would break the mail's connection.
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                Optional<Claimed> delivery = queue.poll(shop.config().idle().toMillis(), TimeUnit.MILLISECONDS);
                if (delivery == null) {
                    disconnect();
                } else {
                    delivery.ifPresent(this::carry);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void carry(Claimed delivery) {
        Outcome outcome;
        try {
            MimeMessage message = MimeMail.of(shop.opener().session(), shop.config().from(),
                    shop.composers().compose(delivery));
            EmailAddress to = EmailAddress.parse(delivery.address()).orElseThrow();
            outcome = hand(delivery, message, to);
        } catch (MessagingException | RuntimeException e) {
            // No stack trace of what the mail library says: it quotes addresses.
            LOG.errorf(e instanceof RuntimeException ? e : null,
                    "mail cannot be written, delivery=%s kind=%s cause=%s", delivery.id(), delivery.kind(),
                    e.getClass().getName());
            persist(delivery, () -> retryLater(delivery, "NOT_WRITTEN", ""));
            return;
        }
        persist(delivery, () -> settle(delivery, outcome));
    }

    private Outcome hand(Claimed delivery, MimeMessage message, EmailAddress to) {
        if (server.resting()) {
            return new Outcome.Unreachable("resting");
        }
        boolean old = connection != null;
        Outcome outcome = over(delivery, message, to);
        // Servers end connections that are idle or used up; that says nothing about this mail.
        if (old && (outcome instanceof Outcome.Broken
                || outcome instanceof Outcome.Deferred(SmtpReply reply) && reply.closes())) {
            outcome = over(delivery, message, to);
        }
        return outcome;
    }

    private Outcome over(Claimed delivery, MimeMessage message, EmailAddress to) {
        SmtpConnection open = connection;
        if (open == null) {
            try {
                open = shop.opener().open();
                server.succeeded();
            } catch (MessagingException e) {
                server.failed();
                LOG.warnf("mail server cannot be reached, cause=%s", e.getClass().getSimpleName());
                return new Outcome.Unreachable(e.getClass().getSimpleName());
            }
            connection = open;
        }
        Outcome outcome = open.send(message, to, () -> shop.ledger().dispatch(delivery));
        if (!open.usable()) {
            disconnect();
        }
        return outcome;
    }

    private void settle(Claimed delivery, Outcome outcome) {
        Ledger ledger = shop.ledger();
        switch (outcome) {
            case Outcome.Accepted(SmtpReply reply) -> ledger.finish(delivery, "SENT", "", reply.toString());
            case Outcome.Rejected(SmtpReply reply) -> ledger.finish(delivery, "FAILED", "REJECTED", reply.toString());
            case Outcome.Deferred(SmtpReply reply) -> retryLater(delivery, "DEFERRED", reply.toString());
            case Outcome.Broken _ -> retryLater(delivery, "CONNECTION_LOST", "");
            case Outcome.Uncertain _ -> ledger.finish(delivery, "UNCERTAIN", "CONNECTION_LOST", "");
            case Outcome.Unreachable _ ->
                ledger.postpone(delivery, "UNREACHABLE", "", delivery.attempts(), Duration.ZERO);
            case Outcome.Withheld _ -> ledger.postpone(delivery, "WITHHELD", "", delivery.attempts(), Duration.ZERO);
        }
        shop.meters().count(delivery.kind(), outcome);
    }

    private void retryLater(Claimed delivery, String reason, String reply) {
        int refusals = delivery.attempts() + 1;
        Optional<Duration> wait = shop.schedule().after(refusals);
        if (wait.isPresent()) {
            shop.ledger().postpone(delivery, reason, reply, refusals, wait.get());
        } else {
            shop.ledger().finish(delivery, "FAILED", "GAVE_UP", reply);
        }
    }

    /// What became of a mail must not be lost because the database is away for a moment: a mail known as sent would become uncertain.
    private void persist(Claimed delivery, Runnable write) {
        while (true) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("outcome of a mail cannot be written yet, delivery=%s cause=%s", delivery.id(), e.toString());
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
