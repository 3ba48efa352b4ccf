package org.meridiem.newsletter.digest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.digest.DigestRun.Reason;
import org.meridiem.newsletter.digest.DigestRun.State;
import org.meridiem.newsletter.issue.Status;

/// What became of the periods of all digests, and which articles each digest has had. Joins the running transaction.
@Singleton
class DigestRuns {

    private static final String COLUMNS = """
            r.id, r.period, r.due_at, r.cut_off, r.state, r.reason, r.articles, r.issue_id, r.created_at, r.finished_at""";

    /// An issue that still waits for approval is left alone until it is late.
    private static final String DUE = """
            select r.id, r.digest_id, r.due_at, r.issue_id, i.state from digest_run r left join issue i on i.id = r.issue_id
            where r.state = 'BUILT' and r.due_at <= ? and (i.id is null or i.state <> 'DRAFT' or r.due_at < ?)
            order by r.due_at, r.id limit 1 for update of r skip locked""";

    /// An article of an issue that never went out may come again.
    private static final String TAKEN = """
            select a.article_id from digest_article a
                join digest_run r on r.id = a.run_id and r.state <> 'SKIPPED' join issue i on i.id = r.issue_id and i.state <> 'CANCELLED'
            where a.digest_id = ? and a.article_id = any(?)""";

    private final DataSource database;

    DigestRuns(DataSource database) {
        this.database = database;
    }

    /// A run whose time has come.
    ///
    /// @param status of its issue, null if the issue is gone
    record Due(UUID id, UUID digest, Instant at, @Nullable UUID issue, @Nullable Status status) {
    }

    /// Whether a period is decided about, by a schedule that was another then.
    boolean knows(UUID digest, LocalDateTime period) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select from digest_run where digest_id = ? and period = ?")) {
            select.setObject(1, digest);
            select.setObject(2, period);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a digest's periods cannot be read", e);
        }
    }

    /// Writes a period down.
    void add(UUID digest, DigestRun run) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                                insert into digest_run (id, digest_id, period, due_at, cut_off, state, reason, articles, issue_id, created_at, finished_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, run.id());
            insert.setObject(2, digest);
            insert.setObject(3, run.period());
            insert.setTimestamp(4, Timestamp.from(run.dueAt()));
            insert.setTimestamp(5, Timestamp.from(run.cutOff()));
            insert.setString(6, run.status().name());
            insert.setString(7, run.reason() == null ? null : run.reason().name());
            insert.setInt(8, run.articles());
            insert.setObject(9, run.issue());
            insert.setTimestamp(10, Timestamp.from(run.createdAt()));
            insert.setTimestamp(11, run.finishedAt() == null ? null : Timestamp.from(run.finishedAt()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a digest's period cannot be written", e);
        }
    }

    /// Remembers that articles stand in a run's issue.
    void take(UUID digest, UUID run, Collection<UUID> articles) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into digest_article (digest_id, run_id, article_id) select ?, ?, unnest(?)
                        on conflict (digest_id, article_id) do update set run_id = excluded.run_id""")) {
            insert.setObject(1, digest);
            insert.setObject(2, run);
            insert.setArray(3, connection.createArrayOf("uuid", articles.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a digest's articles cannot be written", e);
        }
    }

    /// Which of these the digest has had.
    Set<UUID> taken(UUID digest, Collection<UUID> articles) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(TAKEN)) {
            select.setObject(1, digest);
            select.setArray(2, connection.createArrayOf("uuid", articles.toArray()));
            try (ResultSet row = select.executeQuery()) {
                var taken = new HashSet<UUID>();
                while (row.next()) {
                    taken.add(row.getObject(1, UUID.class));
                }
                return taken;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a digest's articles cannot be read", e);
        }
    }

    /// A run to decide about, held until the transaction ends; passes over those that another replica holds.
    ///
    /// @param lateness how long an issue may wait for approval
    Optional<Due> claimDue(Instant now, Duration lateness) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setTimestamp(2, Timestamp.from(now.minus(lateness)));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                @Nullable
                String status = row.getString(5);
                return Optional.of(new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        row.getTimestamp(3).toInstant(), row.getObject(4, UUID.class),
                        status == null ? null : Status.valueOf(status)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("due digests cannot be read", e);
        }
    }

    /// Decides about a run.
    ///
    /// @param reason why nothing is sent; null when it is
    void finish(UUID run, @Nullable Reason reason, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update digest_run set state = ?, reason = ?, finished_at = ? where id = ?")) {
            update.setString(1, (reason == null ? State.SENT : State.SKIPPED).name());
            update.setString(2, reason == null ? null : reason.name());
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, run);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a digest's period cannot be written", e);
        }
    }

    /// The newest period that is written down.
    Optional<LocalDateTime> lastPeriod(UUID digest) {
        return page(digest, null, 1).stream().map(DigestRun::period).findFirst();
    }

    /// A page, the newest period first.
    ///
    /// @param before the last period of the page before, null for the first page
    List<DigestRun> page(UUID digest, @Nullable LocalDateTime before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS + """
                         from digest_run r where r.digest_id = ? and (?::timestamp is null or r.period < ?)
                        order by r.period desc limit ?""")) {
            select.setObject(1, digest);
            select.setObject(2, before);
            select.setObject(3, before);
            select.setInt(4, limit);
            try (ResultSet row = select.executeQuery()) {
                var found = new ArrayList<DigestRun>();
                while (row.next()) {
                    found.add(run(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a digest's periods cannot be read", e);
        }
    }

    private static DigestRun run(ResultSet row) throws SQLException {
        @Nullable
        String reason = row.getString("reason");
        @Nullable
        Timestamp finished = row.getTimestamp("finished_at");
        return new DigestRun(row.getObject("id", UUID.class), row.getObject("period", LocalDateTime.class),
                row.getTimestamp("due_at").toInstant(), row.getTimestamp("cut_off").toInstant(),
                State.valueOf(row.getString("state")), reason == null ? null : Reason.valueOf(reason),
                row.getInt("articles"), row.getObject("issue_id", UUID.class),
                row.getTimestamp("created_at").toInstant(), finished == null ? null : finished.toInstant());
    }
}
