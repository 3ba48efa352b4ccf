package org.meridiem.content.workflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.problem.ProblemException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Publishes what is due. Every replica looks each second; the database says what is due, by its own clock, and lets exactly one of them have
/// it. What fell due while nobody was there goes out as soon as somebody is.
@ApplicationScoped
class DuePublications {

    private static final Logger LOG = Logger.getLogger(DuePublications.class);
    private static final int BATCH = 100;

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

    /// Publishes all that is due and that nobody else is at.
    ///
    /// @return how many were published here
    int work() {
        int published = 0;
        for (UUID id : due()) {
            published += publish(id) ? 1 : 0;
        }
        return published;
    }

    private boolean publish(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                boolean mine = claim(id);
                if (mine) {
                    workflow.publishScheduled(id);
                }
                return mine;
            });
        } catch (ProblemException e) {
            LOG.warnf("scheduled article %s is not ready: %s", id, e.getMessage());
            QuarkusTransaction.requiringNew().run(() -> {
                if (claim(id)) {
                    workflow.giveBack(id, String.valueOf(e.getMessage()));
                }
            });
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "scheduled article %s could not be published, tries again", id);
            return false;
        }
    }

    private List<UUID> due() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id from article where status = 'SCHEDULED' and schedule_at <= now() order by schedule_at limit ?")) {
            select.setInt(1, BATCH);
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

    /// Locks the article if it is still due and nobody else has it.
    private boolean claim(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select 1 from article where id = ? and status = 'SCHEDULED' and schedule_at <= now() for update skip locked")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
