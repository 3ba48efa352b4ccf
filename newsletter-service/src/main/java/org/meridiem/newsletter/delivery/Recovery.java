package org.meridiem.newsletter.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Takes over what dead replicas left: a delivery that never began is due again, one that was on the wire is `UNCERTAIN`.
///
/// Safe on any number of replicas at once, and for a replica that is alive but slow: its lease is gone, so it can no longer send.
@Singleton
class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);

    /// A crash counts as an attempt, so that a mail that kills its process does not kill every process for ever.
    private static final String RELEASE = """
            update delivery set state = case when attempts >= ? then 'FAILED' else 'PENDING' end,
                finished_at = case when attempts >= ? then now() end,
                reason = 'PROCESS_LOST', attempts = attempts + 1, due_at = now(), lease_id = null, lease_until = null
            where leased and state = 'CLAIMED' and lease_until < now()
            returning id, state""";

    /// The lease's id stays: should the answer come after all, it is still believed.
    private static final String DOUBT = """
            update delivery set state = 'UNCERTAIN', reason = 'PROCESS_LOST', finished_at = now(), lease_until = null
            where leased and state = 'DISPATCHING' and lease_until < now()
            returning id, state""";

    private final DataSource database;
    private final int maxAttempts;

    Recovery(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.maxAttempts = config.retryAfter().size();
    }

    /// Looks once.
    void run() {
        List<UUID> changed = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement release = connection.prepareStatement(RELEASE);
                    PreparedStatement doubt = connection.prepareStatement(DOUBT)) {
                release.setInt(1, maxAttempts);
                release.setInt(2, maxAttempts);
                List<UUID> ids = ids(release);
                ids.addAll(ids(doubt));
                return ids;
            }
        });
        if (!changed.isEmpty()) {
            LOG.warnf("deliveries of a lost process taken over, count=%d", changed.size());
        }
    }

    private static List<UUID> ids(PreparedStatement update) throws SQLException {
        try (ResultSet row = update.executeQuery()) {
            var ids = new ArrayList<UUID>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
