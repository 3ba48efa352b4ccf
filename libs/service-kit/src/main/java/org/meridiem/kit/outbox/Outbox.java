package org.meridiem.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

import javax.sql.DataSource;

import org.meridiem.events.CloudEvent;
import org.meridiem.events.EncodedEvent;

/// Transactional outbox: an event is a row, written in the transaction that caused it. It leaves when and only when that transaction commits.
///
/// Needs the table `outbox`, whose first five columns are those of Debezium's Outbox Event Router (`aggregatetype` holds the topic), so that Debezium can take the
/// [OutboxRelay]'s place.
///
/// Order is kept per key if the caller holds a lock on the aggregate (such as the row lock of an update) from before it appends until it commits.
public final class Outbox {

    /// The channel on which a waiting relay hears of new rows.
    static final String CHANNEL = "meridiem_outbox";

    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, source, subject, occurred_at, traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;

    /// @param database the service's own, enlisted in its transactions
    public Outbox(DataSource database) {
        this.database = database;
    }

    /// Adds an event to the running transaction.
    public void append(EncodedEvent event) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement notify = connection.prepareStatement("select pg_notify('" + CHANNEL + "', '')")) {
            CloudEvent attributes = event.attributes();
            insert.setObject(1, attributes.id());
            insert.setString(2, event.topic().topicName());
            insert.setString(3, event.key());
            insert.setString(4, attributes.type());
            insert.setString(5, new String(event.value(), StandardCharsets.UTF_8));
            insert.setString(6, attributes.source());
            insert.setString(7, attributes.subject());
            insert.setTimestamp(8, Timestamp.from(attributes.time()));
            insert.setString(9, attributes.traceparent().orElse(null));
            insert.executeUpdate();
            // PostgreSQL delivers it at commit, once per transaction.
            notify.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the event cannot be written to the outbox", e);
        }
    }
}
