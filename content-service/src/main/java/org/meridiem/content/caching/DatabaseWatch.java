package org.meridiem.content.caching;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Looks every second whether the database answers, and whether an event waits in its outbox for longer than a moment.
@ApplicationScoped
class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final String WAITING = "select exists (select 1 from outbox where occurred_at < now() - interval '1 second')";

    private final DataSource database;
    private final Certainty certainty;
    private volatile boolean away;

    DatabaseWatch(DataSource database, Certainty certainty) {
        this.database = database;
        this.certainty = certainty;
    }

    /// Whether asking it is hopeless for the moment.
    boolean isAway() {
        return away;
    }

    /// A statement for a reader failed.
    void suspect() {
        away = true;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        long begun = System.nanoTime();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING);
                ResultSet row = select.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                certainty.outboxEmptyAt(begun);
            }
            if (away) {
                LOG.info("the database answers again");
            }
            away = false;
        } catch (SQLException e) {
            if (!away) {
                LOG.warnf("the database does not answer, readers get what is kept: %s", e.getMessage());
            }
            away = true;
        }
    }
}
