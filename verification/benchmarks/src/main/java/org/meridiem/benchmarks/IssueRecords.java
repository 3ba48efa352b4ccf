package org.meridiem.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

import org.meridiem.cluster.ClusterException;

/// What newsletter-service's database holds around an issue: who gets it, and what became of their mails. Readers are written into it, not subscribed by requests.
///
/// @param database as the service itself connects to it
record IssueRecords(Connection database) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// What became of an issue's mails.
    ///
    /// @param mails   that were sent
    /// @param seconds from the first that was written down as sent to the last
    /// @param notSent recipients whose mail was not taken, of those that were tried
    record Outcome(int mails, double seconds, long notSent) {
    }

    /// @param jdbc of a local cluster's database
    static IssueRecords of(String jdbc) throws SQLException {
        return new IssueRecords(DriverManager.getConnection(jdbc, "newsletter", "local"));
    }

    /// Gives a newsletter so many readers.
    void subscribe(String newsletter, int recipients) throws SQLException {
        try (PreparedStatement people = database.prepareStatement("""
                insert into subscriber (id, email, email_key, created_at, updated_at)
                select uuidv7(), a, a, now(), now()
                from generate_series(1, ?) n, lateral (select 'reader' || n || '@' || ? || '.test' as a) address""");
                PreparedStatement subscriptions = database.prepareStatement("""
                        insert into subscription (id, subscriber_id, newsletter_id, state, confirmed_at)
                        select uuidv7(), s.id, n.id, 'CONFIRMED', now() from subscriber s, newsletter n
                        where n.slug = ? and s.email_key like '%@' || n.slug || '.test'""");
                Statement analyse = database.createStatement()) {
            people.setInt(1, recipients);
            people.setString(2, newsletter);
            people.executeUpdate();
            subscriptions.setString(1, newsletter);
            subscriptions.executeUpdate();
            analyse.execute("analyze subscriber, subscription");
        }
    }

    /// Whether everybody has been tried.
    boolean ended(String issue) throws SQLException {
        return none("select from issue where id = ? and state <> 'SENT'", issue);
    }

    /// What became of the mails, once those that were leaving when the issue was called off have left.
    Outcome outcome(String issue) throws SQLException {
        awaitQuiet(issue);
        try (PreparedStatement select = database.prepareStatement("""
                select count(*) filter (where state = 'SENT'),
                    extract(epoch from max(finished_at) filter (where state = 'SENT')
                        - min(finished_at) filter (where state = 'SENT')),
                    count(*) filter (where state <> 'SENT' and reason is distinct from 'CANCELLED')
                from delivery where issue_id = ?""")) {
            select.setObject(1, UUID.fromString(issue));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Outcome(row.getInt(1), row.getDouble(2), row.getLong(3));
            }
        }
    }

    /// The next case begins with tables as empty as this one's.
    void forgetDeliveries() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("truncate delivery cascade");
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    private void awaitQuiet(String issue) throws SQLException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!none("""
                select from delivery where issue_id = ? and state in ('PENDING', 'CLAIMED', 'DISPATCHING') limit 1""",
                issue)) {
            if (System.nanoTime() > patience) {
                throw new ClusterException("Mails do not come to an end.");
            }
            Contestant.pause(PAUSE);
        }
    }

    private boolean none(String query, String issue) throws SQLException {
        try (PreparedStatement select = database.prepareStatement(query)) {
            select.setObject(1, UUID.fromString(issue));
            try (ResultSet row = select.executeQuery()) {
                return !row.next();
            }
        }
    }
}
