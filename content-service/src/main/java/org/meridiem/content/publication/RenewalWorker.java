package org.meridiem.content.publication;

import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Works off [Renewals]: each article in a transaction of its own, with its event. Runs on every replica.
@ApplicationScoped
class RenewalWorker {

    private static final Logger LOG = Logger.getLogger(RenewalWorker.class);

    private final Renewals renewals;
    private final Publication publication;

    RenewalWorker(Renewals renewals, Publication publication) {
        this.renewals = renewals;
        this.publication = publication;
    }

    @Scheduled(every = "${meridiem.renewal.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        work();
    }

    /// Takes articles until none is left that another worker does not hold.
    ///
    /// @return how many readers see anew
    int work() {
        int renewed = 0;
        long after = 0;
        while (true) {
            long from = after;
            try {
                OptionalLong row = QuarkusTransaction.requiringNew().call(() -> renewals.take(from)
                        .map(taken -> OptionalLong.of(publication.renew(taken.article()) ? taken.row() : -taken.row()))
                        .orElse(OptionalLong.empty()));
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
