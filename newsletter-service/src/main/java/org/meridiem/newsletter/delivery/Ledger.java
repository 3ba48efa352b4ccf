package org.meridiem.newsletter.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Writes down what happens to a claimed delivery. Every step is a transaction of its own and only works while the lease is ours.
@Singleton
class Ledger {

    /// The last look before the mail leaves: an unsubscription, a pause or a cancellation since the claim still counts.
    private static final String DISPATCH = """
            update delivery d set state = 'DISPATCHING', lease_until = now() + ? * interval '1 ms'
            where d.id = ? and d.lease_id = ? and d.state in ('CLAIMED', 'DISPATCHING') and d.lease_until > now()
                and (d.kind <> 'ISSUE'
                    or exists (select from issue i where i.id = d.issue_id and i.state = 'SENDING')
                        and exists (select from subscription s where s.id = d.subscription_id and s.state = 'CONFIRMED'))""";

    /// `UNCERTAIN` is among the states because another replica may have given us up while the answer was on its way: it came after all.
    private static final String FINISH = """
            update delivery set state = ?, reason = ?, reply = ?, finished_at = now(), lease_id = null, lease_until = null
            where id = ? and lease_id = ? and state in ('CLAIMED', 'DISPATCHING', 'UNCERTAIN')""";

    private static final String POSTPONE = """
            update delivery set state = 'PENDING', reason = ?, reply = ?, attempts = ?,
                due_at = now() + ? * interval '1 ms', lease_id = null, lease_until = null
            where id = ? and lease_id = ? and state in ('CLAIMED', 'DISPATCHING')""";

    private final DataSource database;
    private final Duration dispatchLease;

    Ledger(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.dispatchLease = config.dispatchLease();
    }

    /// Commits that the mail is about to leave. From here on a dead process leaves `UNCERTAIN`.
    ///
    /// This costs one small commit per mail. It buys that a crash makes uncertain only the mails that were on the wire in that moment, one per connection,
    /// and not the whole batch. It must be durable at once: were it lost in a crash of the database, the mail would go twice.
    ///
    /// @return false when the mail must not leave: not ours any more, not wanted any more, paused
    boolean dispatch(Claimed delivery) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(DISPATCH)) {
                update.setLong(1, dispatchLease.toMillis());
                update.setObject(2, delivery.id());
                update.setObject(3, delivery.lease());
                return update.executeUpdate() == 1;
            }
        });
    }

    /// Ends a delivery.
    ///
    /// @param state  `SENT`, `FAILED` or `UNCERTAIN`
    /// @param reason one word, empty for none
    /// @param reply  what the server said, empty for nothing
    void finish(Claimed delivery, String state, String reason, String reply) {
        QuarkusTransaction.requiringNew().run(() -> write(FINISH, update -> {
            update.setString(1, state);
            update.setString(2, orNull(reason));
            update.setString(3, orNull(reply));
            update.setObject(4, delivery.id());
            update.setObject(5, delivery.lease());
        }));
    }

    /// Gives a delivery back, to be sent later.
    ///
    /// @param attempts how often its recipient's server has refused it by now
    /// @param after    how long to wait
    void postpone(Claimed delivery, String reason, String reply, int attempts, Duration after) {
        QuarkusTransaction.requiringNew().run(() -> write(POSTPONE, update -> {
            update.setString(1, orNull(reason));
            update.setString(2, orNull(reply));
            update.setInt(3, attempts);
            update.setLong(4, after.toMillis());
            update.setObject(5, delivery.id());
            update.setObject(6, delivery.lease());
        }));
    }

    private void write(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            binding.bind(update);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the delivery cannot be written", e);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
