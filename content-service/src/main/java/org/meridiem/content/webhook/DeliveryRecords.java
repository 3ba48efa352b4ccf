package org.meridiem.content.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.editing.EditorialDatabaseException;

/// Records how attempts went, and what that means for the webhook.
///
/// Takes the webhook's row before the delivery's, as a deletion does, so that the two never wait for each other.
@ApplicationScoped
class DeliveryRecords {

    private static final String ATTEMPT = """
            insert into webhook_attempt (delivery_id, at, milliseconds, status, error, detail, answer) values (?, ?, ?, ?, ?, ?, ?)""";
    // What was called off meanwhile, because its article had to go, stays called off.
    private static final String SETTLE = """
            update webhook_delivery set attempts = attempts + 1, lease_until = null, next_at = now() + ? * interval '1 millisecond',
              status = case status when 'PENDING' then ? else status end,
              finished_at = case when status <> 'PENDING' then finished_at when ? then null else now() end
            where id = ? and claims = ?""";

    private final DataSource database;
    private final WebhookEditing editing;
    private final WebhookConfig config;

    DeliveryRecords(DataSource database, WebhookEditing editing, WebhookConfig config) {
        this.database = database;
        this.editing = editing;
        this.config = config;
    }

    /// Records an attempt.
    ///
    /// @return false when the result comes too late: the lease was over and somebody else has the delivery, or it is gone
    @Transactional
    boolean record(Claim claim, Attempt attempt, Verdict verdict) {
        boolean delivered = verdict instanceof Verdict.Delivered;
        try (Connection connection = database.getConnection()) {
            boolean tooLong = false;
            if (!delivered || claim.failing()) {
                if (!lock(connection, claim.webhook())) {
                    return false;
                }
                tooLong = note(connection, claim.webhook(), delivered);
            }
            if (!settle(connection, claim, verdict)) {
                return false;
            }
            insert(connection, claim.delivery(), attempt);
            if (verdict instanceof Verdict.Gone) {
                editing.disable(claim.webhook(), Webhook.DisabledReason.GONE);
            } else if (tooLong) {
                editing.disable(claim.webhook(), Webhook.DisabledReason.FAILING);
            }
            return true;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static boolean lock(Connection connection, UUID webhook) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select 1 from webhook where id = ? for no key update")) {
            select.setObject(1, webhook);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /// Keeps the time of the first failure since the last success.
    ///
    /// @return whether it has failed for too long
    private boolean note(Connection connection, UUID webhook, boolean delivered) throws SQLException {
        String sql = delivered
                ? "update webhook set failing_since = null where id = ? returning false"
                : "update webhook set failing_since = coalesce(failing_since, now()) where id = ? returning failing_since <= now() - ? * interval '1 millisecond'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, webhook);
            if (!delivered) {
                update.setLong(2, config.disableAfter().toMillis());
            }
            try (ResultSet row = update.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static boolean settle(Connection connection, Claim claim, Verdict verdict) throws SQLException {
        String status = switch (verdict) {
            case Verdict.Delivered _ -> "DELIVERED";
            case Verdict.Again _ -> "PENDING";
            case Verdict.Failed _ -> "FAILED";
            case Verdict.Gone _ -> "FAILED";
        };
        Duration wait = verdict instanceof Verdict.Again again ? again.after() : Duration.ZERO;
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            update.setLong(1, wait.toMillis());
            update.setString(2, status);
            update.setBoolean(3, verdict instanceof Verdict.Again);
            update.setObject(4, claim.delivery());
            update.setInt(5, claim.number());
            return update.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, UUID delivery, Attempt attempt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ATTEMPT)) {
            insert.setObject(1, delivery);
            insert.setTimestamp(2, Timestamp.from(attempt.at()));
            insert.setLong(3, attempt.took().toMillis());
            insert.setObject(4, attempt.status(), Types.INTEGER);
            insert.setString(5, attempt.error());
            insert.setString(6, attempt.detail());
            insert.setString(7, attempt.answer());
            insert.executeUpdate();
        }
    }
}
