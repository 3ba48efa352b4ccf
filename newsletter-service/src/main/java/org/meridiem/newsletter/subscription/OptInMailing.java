package org.meridiem.newsletter.subscription;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.meridiem.newsletter.suppression.SuppressionReason;
import org.meridiem.newsletter.suppression.Suppressions;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;

/// Decides which requests get a confirmation mail: an address gets one in a while and few a day, whoever asks and however often.
///
/// One request per transaction; two replicas take different requests, and wait for each other only over the same address.
@Singleton
class OptInMailing {

    private static final Logger LOG = Logger.getLogger(OptInMailing.class);
    private static final Duration DAY = Duration.ofDays(1);

    private static final String NEXT = """
            select id, email_key from opt_in where state = 'REQUESTED' and process_after <= ?
            order by process_after limit 1 for update skip locked""";

    /// The request's own row is locked already; this holds up the other requests for the same address.
    private static final String ONE_PER_ADDRESS = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    /// `covered`: a mail that asks about all these newsletters is under way and unanswered, so another says nothing new.
    private static final String HISTORY = """
            select count(*) filter (where other.mailed_at > ?) as day, max(other.mailed_at) as last,
                coalesce(bool_or(other.mailed_at > ? and other.newsletters @> this.newsletters
                    and other.state = 'MAILED'), false) as covered
            from opt_in this left join opt_in other on other.email_key = this.email_key and other.mailed_at is not null
            where this.id = ?""";

    private static final String MAIL = """
            insert into delivery (id, mailer, kind, opt_in_id, state, due_at, created_at)
            values (uuidv7(), 'transactional', 'CONFIRMATION', ?, 'PENDING', now(), now())""";

    private final DataSource database;
    private final Suppressions suppressions;
    private final SubscriptionConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    OptInMailing(DataSource database, Suppressions suppressions, SubscriptionConfig config, Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.suppressions = suppressions;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /// Decides about one request.
    ///
    /// @return false when none waits
    boolean next() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement next = connection.prepareStatement(NEXT)) {
                next.setTimestamp(1, Timestamp.from(clock.instant()));
                try (ResultSet row = next.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                    decide(connection, row.getObject(1, UUID.class), row.getString(2));
                    return true;
                }
            }
        });
    }

    private void decide(Connection connection, UUID request, String addressKey) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(ONE_PER_ADDRESS)) {
            lock.setString(1, addressKey);
            lock.execute();
        }
        Instant now = clock.instant();
        try (PreparedStatement history = connection.prepareStatement(HISTORY)) {
            history.setTimestamp(1, Timestamp.from(now.minus(DAY)));
            history.setTimestamp(2, Timestamp.from(now.minus(config.mailEvery())));
            history.setObject(3, request);
            try (ResultSet row = history.executeQuery()) {
                row.next();
                Timestamp last = row.getTimestamp("last");
                if (row.getInt("day") >= config.mailsPerDay() || row.getBoolean("covered")
                        || isSuppressed(addressKey)) {
                    execute(connection, "delete from opt_in where id = ?", request);
                    count("dropped");
                } else if (last != null && last.toInstant().plus(config.mailEvery()).isAfter(now)) {
                    postpone(connection, request, last.toInstant().plus(config.mailEvery()));
                    count("postponed");
                } else {
                    mail(connection, request, now);
                    count("mailed");
                }
            }
        }
    }

    /// Who was erased may come back: he says so himself, by the link in the mail.
    private boolean isSuppressed(String addressKey) {
        return suppressions.reason(addressKey).filter(reason -> reason != SuppressionReason.ERASED).isPresent();
    }

    private static void mail(Connection connection, UUID request, Instant now) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update opt_in set state = 'MAILED', mailed_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, request);
            update.executeUpdate();
        }
        execute(connection, MAIL, request);
        LOG.debugf("confirmation mail is due, request=%s", request);
    }

    private static void postpone(Connection connection, UUID request, Instant until) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update opt_in set process_after = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(until));
            update.setObject(2, request);
            update.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql, UUID request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, request);
            statement.executeUpdate();
        }
    }

    private void count(String decision) {
        meters.counter("meridiem.newsletter.optins", "decision", decision).increment();
    }
}
