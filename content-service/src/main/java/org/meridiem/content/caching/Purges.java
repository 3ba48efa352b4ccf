package org.meridiem.content.caching;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.meridiem.content.editing.Ids;
import org.meridiem.events.CachePurge;
import org.meridiem.events.EventCodec;
import org.meridiem.kit.outbox.Outbox;

/// Tells every cache, in every replica and in front of them, that answers made from something are out of date.
///
/// Whoever changes anything that a public answer shows calls it in the same transaction, with the tags of those answers (`Cache-Tag`). For
/// articles the publication does. This replica's own cache is purged before the caller goes on; the others and those outside hear of it on
/// `meridiem.cache-purges`.
@ApplicationScoped
public class Purges {

    private final Outbox outbox;
    private final AnswerCache cache;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    Purges(Outbox outbox, AnswerCache cache, TransactionSynchronizationRegistry transactions, Clock clock) {
        this.outbox = outbox;
        this.cache = cache;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Answers with one of these tags are out of date once the running transaction is committed.
    ///
    /// @param tags such as `site`, `section-culture`; none is fine
    @Transactional(Transactional.TxType.MANDATORY)
    public void ask(Collection<String> tags) {
        ask(tags, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /// The same for a change that has a time.
    ///
    /// @param at the time that answers made from the new state show as their last change
    @Transactional(Transactional.TxType.MANDATORY)
    public void ask(Collection<String> tags, Instant at) {
        send(tags, at, false);
    }

    /// The same for what was withdrawn: nobody may be shown an old copy either, not even while the database is away.
    ///
    /// @param at the time of the change
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Collection<String> tags, Instant at) {
        send(tags, at, true);
    }

    /// Only in this process, and at once: something changed that every replica keeps for itself, and makes answers with.
    ///
    /// @param tags of the answers that are out of date; none is fine
    public void here(Collection<String> tags) {
        if (!tags.isEmpty()) {
            cache.purge(List.of(new CachePurge(Ids.next(), clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    List.copyOf(tags), false)));
        }
    }

    private void send(Collection<String> tags, Instant at, boolean erase) {
        if (tags.isEmpty()) {
            return;
        }
        var purge = new CachePurge(Ids.next(), at, List.copyOf(tags), erase);
        outbox.append(EventCodec.CACHE_PURGES.encode(purge));
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Others still read the old state.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    cache.purgeOwn(purge);
                }
            }
        });
    }
}
