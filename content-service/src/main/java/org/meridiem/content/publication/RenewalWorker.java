package org.meridiem.content.publication;

import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Works off [ReferenceMoves] and [Renewals]: each batch, and each article with its event, in a transaction of its own. Runs on every replica;
/// a process that dies leaves its work to the others.
@ApplicationScoped
class RenewalWorker {

    private static final Logger LOG = Logger.getLogger(RenewalWorker.class);

    private final ReferenceMoves moves;
    private final Renewals renewals;
    private final Publication publication;

    RenewalWorker(ReferenceMoves moves, Renewals renewals, Publication publication) {
        this.moves = moves;
        this.renewals = renewals;
        this.publication = publication;
    }

    @Scheduled(every = "${meridiem.renewal.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        work();
    }

    /// Moves references after merges and fills the queue.
    ///
    /// @return whether the queue may have become longer
    private boolean prepare() {
        try {
            // One batch of each at a time, so that the queue stays short.
            boolean moved = QuarkusTransaction.requiringNew().call(moves::step) == ReferenceMoves.Outcome.MOVED;
            return QuarkusTransaction.requiringNew().call(renewals::spread) || moved;
        } catch (RuntimeException e) {
            LOG.errorf(e, "what is to be renewed could not be gathered, tries again");
            return false;
        }
    }

    /// Takes articles until none is left that another worker does not hold.
    ///
    /// @return how many readers see anew
    int work() {
        prepare();
        int renewed = 0;
        long after = 0;
        while (true) {
            long from = after;
            try {
                OptionalLong row = QuarkusTransaction.requiringNew().call(() -> renewals.take(from)
                        .map(taken -> OptionalLong.of(publication.renew(taken) ? taken.row() : -taken.row()))
                        .orElse(OptionalLong.empty()));
                if (row.isEmpty() && prepare()) {
                    after = 0;
                    continue;
                }
                if (row.isEmpty()) {
                    return renewed;
                }
                renewed += row.getAsLong() > 0 ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.errorf(e, "an article could not be renewed, tries again");
                // It stays in the queue; those behind it must not wait for it.
                long failed = after;
                var next = renewals.next(failed);
                if (next.isEmpty()) {
                    return renewed;
                }
                after = next.get();
            }
        }
    }
}
