package org.meridiem.content.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.content.editing.EditorialDatabaseException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Lets go of what need not be kept. On every replica; doing it twice is harmless.
@ApplicationScoped
class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class);
    private static final int BATCH = 10_000;

    private final DataSource database;
    private final AuditConfig config;
    private final Clock clock;

    AuditRetention(DataSource database, AuditConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        long gone = work();
        if (gone > 0) {
            LOG.infof("%d entries of the audit log were past their time", gone);
        }
    }

    /// @return how many entries went
    long work() {
        if (config.keep().isEmpty()) {
            return 0;
        }
        Instant before = clock.instant().minus(config.keep().get()).truncatedTo(ChronoUnit.DAYS);
        long gone = 0;
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(() -> remove(before));
            gone += batch;
        } while (batch == BATCH);
        return gone;
    }

    private int remove(Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement permit = connection
                        .prepareStatement("select set_config('meridiem.audit_retention', 'on', true)");
                PreparedStatement delete = connection.prepareStatement(
                        "delete from audit_entry where id in (select id from audit_entry where at < ? order by at, id limit ?)")) {
            permit.execute();
            delete.setTimestamp(1, Timestamp.from(before));
            delete.setInt(2, BATCH);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
