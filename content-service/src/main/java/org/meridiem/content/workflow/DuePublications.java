package org.meridiem.content.workflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.problem.ProblemException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Does what is due: publishes, and takes back. Every replica looks each second; the database says what is due, by its own clock, and lets exactly one of them have
/// it. What fell due while nobody was there goes out as soon as somebody is.
@ApplicationScoped
class DuePublications {

    private static final Logger LOG = Logger.getLogger(DuePublications.class);
    private static final int BATCH = 100;

    private enum Due {
        PUBLICATION, END, NOTHING
    }

    private final DataSource database;
    private final Workflow workflow;

    DuePublications(DataSource database, Workflow workflow) {
        this.database = database;
        this.workflow = workflow;
    }

    @Scheduled(every = "${meridiem.schedule.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        work();
    }

    /// Does all that is due and that nobody else is at.
    ///
    /// @return how many articles that were
    int work() {
        int done = 0;
        Set<UUID> tried = new HashSet<>();
        for (List<UUID> due = due(tried); !due.isEmpty(); due = due(tried)) {
            for (UUID id : due) {
                done += carryOut(id) ? 1 : 0;
            }
            // What fails or is another's must not hold up the others; it is looked at again next time.
            tried.addAll(due);
        }
        return done;
    }

    private boolean carryOut(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Due due = claim(id);
                switch (due) {
                    case PUBLICATION -> workflow.publishScheduled(id);
                    case END -> workflow.expire(id);
                    case NOTHING -> {
                    }
                }
                return due != Due.NOTHING;
            });
        } catch (ProblemException e) {
            LOG.warnf("scheduled article %s is not ready: %s", id, e.getMessage());
            QuarkusTransaction.requiringNew().run(() -> {
                if (claim(id) == Due.PUBLICATION) {
                    workflow.giveBack(id, String.valueOf(e.getMessage()));
                }
            });
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "what is due for article %s could not be done, tries again", id);
            return false;
        }
    }

    private List<UUID> due(Set<UUID> except) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                                select id from (select id, schedule_at as at from article where schedule_at <= now()
                                  union all select id, unpublish_at from article where unpublish_at <= now()) due
                                where not id = any(?) group by id order by min(at) limit ?""")) {
            select.setArray(1, connection.createArrayOf("uuid", except.toArray()));
            select.setInt(2, BATCH);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Locks the article if something is still due and nobody else has it. An end goes before whatever else was missed.
    private Due claim(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                                select coalesce(unpublish_at <= now(), false) from article
                                where id = ? and (schedule_at <= now() or unpublish_at <= now()) for update skip locked""")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Due.NOTHING;
                }
                return row.getBoolean(1) ? Due.END : Due.PUBLICATION;
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
