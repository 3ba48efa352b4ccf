package org.meridiem.newsletter.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jboss.logging.Logger;

/// Writes down what became of a server's deliveries: whatever comes within a moment is one commit. Any thread notes, one writes.
final class Recorder implements Runnable {

    private static final Logger LOG = Logger.getLogger(Recorder.class);
    /// So long they gather. A process that dies makes that much more uncertain.
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final int MOST = 1_000;
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final RetrySchedule schedule;
    private final DeliveryMeters meters;
    private final String mailer;
    private final BlockingQueue<Optional<Result>> results = new LinkedBlockingQueue<>();
    private volatile boolean closing;

    /// @param mailer the server's name, for the counts
    Recorder(Ledger ledger, RetrySchedule schedule, DeliveryMeters meters, String mailer) {
        this.ledger = ledger;
        this.schedule = schedule;
        this.meters = meters;
        this.mailer = mailer;
    }

    /// How an attempt ended.
    void attempted(Claimed delivery, Outcome outcome) {
        note(switch (outcome) {
            case Outcome.Accepted(SmtpReply reply) -> Result.end(delivery, "SENT", "", reply.toString());
            case Outcome.Rejected(SmtpReply reply) -> Result.end(delivery, "FAILED", "REJECTED", reply.toString());
            case Outcome.Deferred(SmtpReply reply) -> retry(delivery, "DEFERRED", reply.toString());
            case Outcome.Broken _ -> retry(delivery, "CONNECTION_LOST", "");
            case Outcome.Uncertain _ -> Result.end(delivery, "UNCERTAIN", "CONNECTION_LOST", "");
            case Outcome.Unreachable _ -> Result.giveBack(delivery, "UNREACHABLE");
            case Outcome.Withheld _ -> Result.giveBack(delivery, "WITHHELD");
        });
        meters.count(delivery.kind(), mailer, outcome);
    }

    /// The mail could not be made.
    void notWritten(Claimed delivery) {
        note(retry(delivery, "NOT_WRITTEN", ""));
    }

    /// It was not begun, for no fault of anybody.
    void giveBack(Claimed delivery) {
        note(Result.giveBack(delivery, ""));
    }

    /// Ends when all that was noted before is written. While the database is away that is given up: leases end.
    void close() {
        closing = true;
        results.add(Optional.empty());
    }

    @Override
    public void run() {
        try {
            boolean open = true;
            while (open) {
                var gathered = new ArrayList<Optional<Result>>();
                gathered.add(results.take());
                Thread.sleep(MOMENT);
                results.drainTo(gathered, MOST);
                open = gathered.stream().allMatch(Optional::isPresent);
                persist(gathered.stream().flatMap(Optional::stream).toList());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(Result result) {
        results.add(Optional.of(result));
    }

    private Result retry(Claimed delivery, String reason, String reply) {
        int refusals = delivery.attempts() + 1;
        return schedule.after(refusals)
                .map(wait -> new Result(delivery, "PENDING", reason, reply, refusals, wait))
                .orElseGet(() -> new Result(delivery, "FAILED", "GAVE_UP", reply, refusals, Duration.ZERO));
    }

    /// What became of a mail must not be lost because the database is away for a moment: a mail known as sent would become uncertain.
    private void persist(List<Result> batch) throws InterruptedException {
        while (!batch.isEmpty()) {
            try {
                ledger.settle(batch);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("outcome of mails cannot be written yet, count=%d cause=%s", batch.size(), e.toString());
                if (closing) {
                    return;
                }
                Thread.sleep(BACK_OFF);
            }
        }
    }
}
