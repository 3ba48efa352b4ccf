package org.meridiem.newsletter.privacy;

import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.suppression.Suppressions;

/// Deletes everything that is held about a subscriber. Joins the running transaction.
///
/// What issues were sent keeps its numbers: a delivery stays without its recipient, so statistics count as before. Mail that has not left stays home. A keyed hash of the
/// address keeps imports and editors from adding it again; its owner may come back by himself.
@Singleton
public class Erasure {

    private static final Logger LOG = Logger.getLogger(Erasure.class);

    private final Statements statements;
    private final Suppressions suppressions;

    Erasure(Statements statements, Suppressions suppressions) {
        this.statements = statements;
        this.suppressions = suppressions;
    }

    /// Deletes. Somebody who is gone already stays so.
    public void erase(UUID subscriber) {
        statements.first("select email_key from subscriber where id = ? for update", row -> row.getString(1),
                subscriber).ifPresent(address -> {
                    // Servers quote the address in what they answer.
                    statements.update("""
                            update delivery set reply = null,
                                state = case when state = 'PENDING' then 'SUPPRESSED' else state end,
                                reason = case when state = 'PENDING' then 'UNSUBSCRIBED' else reason end,
                                finished_at = case when state = 'PENDING' then now() else finished_at end
                            where subscriber_id = ?""", subscriber);
                    statements.update("update bounce set diagnostic = null where subscriber_id = ?", subscriber);
                    statements.update("delete from delivery where lower(address) = ?", address);
                    statements.update("delete from opt_in where email_key = ?", address);
                    statements.update("delete from mailed_link where email_key = ?", address);
                    statements.update("""
                            update subscriber_import_row set email = null, email_key = null, marks = null, proof = null,
                                confirmed_at = null, language = null, time_zone = null, sections = null,
                                outcome = case when outcome = 'WAITING' then 'SUPPRESSED' else outcome end
                            where email_key = ?""", address);
                    // Answers to editors are kept for a while, to be given again.
                    statements.update("delete from idempotency_key where position(? in lower(body)) > 0", address);
                    suppressions.forget(address);
                    statements.update("delete from subscriber where id = ?", subscriber);
                    LOG.infof("subscriber erased, subscriber=%s", subscriber);
                });
    }
}
