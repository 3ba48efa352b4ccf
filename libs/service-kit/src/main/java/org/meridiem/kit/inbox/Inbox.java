package org.meridiem.kit.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

/// Idempotent consumer: an event that was processed once is not processed again. The mark is part of the transaction that processes the event, so neither exists alone.
///
/// Needs the table `inbox` in the service's database.
public final class Inbox {

    private final DataSource database;
    private final Clock clock;

    /// @param database the service's own, enlisted in its transactions
    /// @param clock    tells the age of a mark
    public Inbox(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Marks an event as processed in the running transaction. Two consumers of one event at once: the second waits for the first one's commit.
    ///
    /// @param consumer names who processes: the same event may be new to another
    /// @param event    the CloudEvents id
    /// @return false when it was processed before: leave it alone
    public boolean firstTime(String consumer, UUID event) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into inbox (consumer, event_id, processed_at) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, consumer);
            insert.setObject(2, event);
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox cannot be written", e);
        }
    }

    /// Forgets marks older than the given age. It must exceed the time for which a broker may repeat a record; replaying a whole topic is made harmless by versions, not by this.
    ///
    /// @return how many
    public int purge(Duration age) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from inbox where processed_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(age)));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox cannot be purged", e);
        }
    }
}
