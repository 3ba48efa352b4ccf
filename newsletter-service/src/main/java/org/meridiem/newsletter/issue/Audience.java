package org.meridiem.newsletter.issue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.mail.EmailAddress;

/// The deliveries of an issue: who is to get it, and what became of that. Joins the running transaction.
@Singleton
class Audience {

    private static final String FREEZE = """
            insert into delivery (id, mailer, kind, issue_id, subscription_id, subscriber_id, state, due_at, created_at)
            select uuidv7(), 'bulk', 'ISSUE', ?, s.id, s.subscriber_id, 'PENDING', now(), now()
            from subscription s where s.newsletter_id = ? and s.state = 'CONFIRMED'
            on conflict (issue_id, subscriber_id) do nothing""";

    /// A claimed one that has not begun loses its lease with this, so its courier will not send it.
    private static final String CALL_OFF = """
            update delivery set state = 'SUPPRESSED', reason = 'CANCELLED', finished_at = now(), lease_id = null,
                lease_until = null
            where issue_id = ? and kind = 'ISSUE' and state in ('PENDING', 'CLAIMED')""";

    private static final String TEST = """
            insert into delivery (id, mailer, kind, issue_id, address, state, due_at, created_at)
            values (uuidv7(), 'transactional', 'TEST', ?, ?, 'PENDING', now(), now())""";

    private final DataSource database;

    Audience(DataSource database) {
        this.database = database;
    }

    /// Makes a delivery for everyone who is subscribed now, in one statement. Who comes later gets the next issue.
    ///
    /// @return how many
    int freeze(UUID issue, UUID newsletter) {
        return execute(FREEZE, issue, newsletter);
    }

    /// Calls off what has not begun.
    void callOff(UUID issue) {
        execute(CALL_OFF, issue);
    }

    /// One mail to an editor.
    void test(UUID issue, EmailAddress to) {
        execute(TEST, issue, to.value());
    }

    /// What became of the mails so far.
    Tally tally(UUID issue) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select state, count(*) from delivery where issue_id = ? and kind = 'ISSUE' group by state")) {
            select.setObject(1, issue);
            Map<String, Long> counts = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
            }
            return new Tally(of(counts, "PENDING"), of(counts, "CLAIMED") + of(counts, "DISPATCHING"),
                    of(counts, "SENT"), of(counts, "FAILED"), of(counts, "UNCERTAIN"), of(counts, "SUPPRESSED"));
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries cannot be counted", e);
        }
    }

    private static long of(Map<String, Long> counts, String state) {
        return counts.getOrDefault(state, 0L);
    }

    private int execute(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries cannot be written", e);
        }
    }
}
