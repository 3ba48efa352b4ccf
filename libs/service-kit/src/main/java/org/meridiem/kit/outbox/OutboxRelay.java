package org.meridiem.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.Topic;
import org.postgresql.PGConnection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Takes rows from the outbox to Kafka, in order per key, at least once.
///
/// One replica works, the one that holds a PostgreSQL advisory lock; the others stand by and take over when its connection ends. A row is deleted after the broker
/// has acknowledged it. **Never more than one row of a key is under way**: should the process die between acknowledgement and deletion, the record is repeated, but no
/// older version ever follows a newer one. Kafka or PostgreSQL away: rows wait, the relay tries again.
///
/// The producer must be idempotent with `acks=all`; the relay owns it and closes it.
public final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /// Any number that nothing else in the service's database uses as an advisory lock.
    private static final long LOCK = 0x6d65726964L;
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration STANDBY = Duration.ofSeconds(1);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Map<String, Topic> TOPICS = topics();

    private final DataSource database;
    private final Producer<String, byte[]> producer;
    private final Counter relayed;
    private final AtomicLong pending = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /// @param database the service's own
    /// @param producer see above
    /// @param meters   gets `meridiem.outbox.relayed` and `meridiem.outbox.pending`
    public OutboxRelay(DataSource database, Producer<String, byte[]> producer, MeterRegistry meters) {
        this.database = database;
        this.producer = producer;
        this.relayed = Counter.builder("meridiem.outbox.relayed").description("Events that the broker acknowledged")
                .register(meters);
        Gauge.builder("meridiem.outbox.pending", pending, AtomicLong::get)
                .description("Events seen waiting in the outbox").register(meters);
        this.thread = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    }

    /// Begins to relay, in a thread of its own.
    public void start() {
        thread.start();
    }

    /// Finishes what is under way and stops.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }

    private void run() {
        while (!closed()) {
            try (Connection connection = database.getConnection()) {
                if (!lock(connection)) {
                    pause(STANDBY);
                    continue;
                }
                try {
                    relay(connection);
                } finally {
                    release(connection);
                }
            } catch (SQLException e) {
                LOG.warnf("outbox relay waits for the database: %s", e.getMessage());
                pause(BACK_OFF);
            } catch (RuntimeException e) {
                LOG.error("outbox relay failed, tries again", e);
                pause(BACK_OFF);
            }
        }
    }

    private void relay(Connection connection) throws SQLException {
        execute(connection, "listen " + Outbox.CHANNEL);
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed()) {
            List<Row> rows = next(connection);
            pending.set(rows.size());
            if (rows.isEmpty()) {
                postgres.getNotifications(Math.toIntExact(IDLE.toMillis()));
                continue;
            }
            List<UUID> acknowledged = send(oldestPerKey(rows));
            if (acknowledged.isEmpty()) {
                pause(BACK_OFF);
            } else {
                delete(connection, acknowledged);
                relayed.increment(acknowledged.size());
            }
        }
    }

    private static List<Row> next(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, aggregatetype, aggregateid, type, payload, source, subject, occurred_at, traceparent
                from outbox order by position limit ?""")) {
            select.setInt(1, BATCH);
            try (ResultSet result = select.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (result.next()) {
                    rows.add(Row.of(result));
                }
                return rows;
            }
        }
    }

    private static List<Row> oldestPerKey(List<Row> rows) {
        Set<String> seen = new HashSet<>();
        return rows.stream().filter(row -> seen.add(row.topic + ' ' + row.key)).toList();
    }

    private List<UUID> send(List<Row> rows) {
        Map<UUID, Future<RecordMetadata>> underWay = new LinkedHashMap<>();
        for (Row row : rows) {
            Topic topic = TOPICS.get(row.topic);
            if (topic == null) {
                throw new IllegalStateException("the outbox holds an event for the unknown topic " + row.topic);
            }
            var event = new EncodedEvent(topic, row.key, row.attributes, row.payload.getBytes(StandardCharsets.UTF_8));
            underWay.put(row.attributes.id(), producer.send(event.toRecordNoLaterThan(Instant.now())));
        }
        var acknowledged = new ArrayList<UUID>();
        for (Map.Entry<UUID, Future<RecordMetadata>> entry : underWay.entrySet()) {
            try {
                entry.getValue().get();
                acknowledged.add(entry.getKey());
            } catch (ExecutionException e) {
                LOG.warnf("outbox relay waits for Kafka: %s", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return acknowledged;
            }
        }
        return acknowledged;
    }

    private static void delete(Connection connection, List<UUID> ids) throws SQLException {
        Array array = connection.createArrayOf("uuid", ids.toArray());
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(1, array);
            delete.executeUpdate();
        } finally {
            array.free();
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }

    /// The connection goes back to a pool: it must not take the lock with it.
    private static void release(Connection connection) {
        try {
            execute(connection, "unlisten *");
            execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            // The connection is broken: PostgreSQL has freed both with it.
            LOG.debugf("lock not released: %s", e.getMessage());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("outbox relay closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private static Map<String, Topic> topics() {
        Map<String, Topic> topics = new LinkedHashMap<>();
        Arrays.stream(Topic.values()).forEach(topic -> topics.put(topic.topicName(), topic));
        return Map.copyOf(topics);
    }

    private record Row(String topic, String key, String payload, CloudEvent attributes) {

        static Row of(ResultSet result) throws SQLException {
            return new Row(result.getString(2), result.getString(3), result.getString(5),
                    new CloudEvent(result.getObject(1, UUID.class), result.getString(4), result.getString(6),
                            result.getTimestamp(8).toInstant(),
                            result.getString(7), Optional.ofNullable(result.getString(9))));
        }
    }
}
