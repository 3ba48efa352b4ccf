package org.meridiem.newsletter.digest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.digest.Digest.Mark;
import org.meridiem.newsletter.digest.Digest.Next;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

/// All digests. Joins the running transaction.
@Singleton
class Digests {

    private static final String COLUMNS = """
            id, newsletter_id, definition, next_period, next_build_at, since, version, created_at, created_by, updated_at, updated_by""";

    private final DataSource database;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    Digests(DataSource database, ObjectMapper json) {
        this.database = database;
        this.writer = json.writerFor(DigestWrite.class);
        // A row may have been written by a newer version that knows more.
        this.reader = json.readerFor(DigestWrite.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    void add(Digest digest) {
        update("""
                insert into digest (newsletter_id, definition, state, next_period, next_build_at, since, version, updated_at, updated_by,
                    created_at, created_by, id)
                values (?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                statement -> {
                    setAll(statement, digest);
                    statement.setTimestamp(10, Timestamp.from(digest.mark().createdAt()));
                    statement.setString(11, digest.mark().createdBy());
                    statement.setObject(12, digest.id());
                });
    }

    void replace(Digest digest) {
        update("""
                update digest set newsletter_id = ?, definition = ?::jsonb, state = ?, next_period = ?, next_build_at = ?, since = ?,
                    version = ?, updated_at = ?, updated_by = ? where id = ?""",
                statement -> {
                    setAll(statement, digest);
                    statement.setObject(10, digest.id());
                });
    }

    /// Waits for another period. No change by an editor: the version stays.
    void advance(UUID digest, Next next, Instant since) {
        update("update digest set next_period = ?, next_build_at = ?, since = ? where id = ?", statement -> {
            statement.setObject(1, next.period());
            statement.setTimestamp(2, Timestamp.from(next.buildAt()));
            statement.setTimestamp(3, Timestamp.from(since));
            statement.setObject(4, digest);
        });
    }

    /// Looks at the same period later.
    void postpone(UUID digest, Instant until) {
        update("update digest set next_build_at = ? where id = ? and state = 'ACTIVE'", statement -> {
            statement.setTimestamp(1, Timestamp.from(until));
            statement.setObject(2, digest);
        });
    }

    void delete(UUID digest) {
        update("delete from digest where id = ?", statement -> statement.setObject(1, digest));
    }

    /// The digest that is due longest, held until the transaction ends; passes over those that another replica holds.
    Optional<Digest> claimDue(Instant now) {
        return select("""
                where state = 'ACTIVE' and next_build_at <= ? order by next_build_at limit 1 for update skip locked""",
                statement -> statement.setTimestamp(1, Timestamp.from(now))).stream().findFirst();
    }

    Digest get(UUID id) {
        return one("where id = ?", id);
    }

    /// The digest, held until the transaction ends.
    Digest lock(UUID id) {
        return one("where id = ? for update", id);
    }

    /// A page in the order of their making.
    ///
    /// @param newsletter only those of this one, null for all
    /// @param after      key of the last of the page before, null for the first page
    List<Digest> page(@Nullable UUID newsletter, @Nullable UUID after, int limit) {
        return select(
                "where (?::uuid is null or newsletter_id = ?) and (?::uuid is null or id > ?) order by id limit ?",
                statement -> {
                    statement.setObject(1, newsletter);
                    statement.setObject(2, newsletter);
                    statement.setObject(3, after);
                    statement.setObject(4, after);
                    statement.setInt(5, limit);
                });
    }

    private Digest one(String condition, UUID id) {
        return select(condition, statement -> statement.setObject(1, id)).stream().findFirst()
                .orElseThrow(Digests::unknown);
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.with("There is no digest with this id.");
    }

    private void setAll(PreparedStatement statement, Digest digest) throws SQLException {
        @Nullable
        Next next = digest.next();
        statement.setObject(1, digest.newsletterId());
        statement.setString(2, json(digest.definition()));
        statement.setString(3, digest.definition().state().name());
        statement.setObject(4, next == null ? null : next.period());
        statement.setTimestamp(5, next == null ? null : Timestamp.from(next.buildAt()));
        statement.setTimestamp(6, Timestamp.from(digest.since()));
        statement.setLong(7, digest.mark().version());
        statement.setTimestamp(8, Timestamp.from(digest.mark().updatedAt()));
        statement.setString(9, digest.mark().updatedBy());
    }

    private void update(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a digest cannot be written", e);
        }
    }

    private List<Digest> select(String condition, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection
                        .prepareStatement("select " + COLUMNS + " from digest " + condition)) {
            parameters.set(statement);
            try (ResultSet row = statement.executeQuery()) {
                var found = new ArrayList<Digest>();
                while (row.next()) {
                    found.add(digest(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("digests cannot be read", e);
        }
    }

    private Digest digest(ResultSet row) throws SQLException {
        @Nullable
        LocalDateTime period = row.getObject("next_period", LocalDateTime.class);
        return new Digest(row.getObject("id", UUID.class), row.getObject("newsletter_id", UUID.class),
                definition(row.getString("definition")),
                period == null ? null : new Next(period, row.getTimestamp("next_build_at").toInstant()),
                row.getTimestamp("since").toInstant(),
                new Mark(row.getLong("version"), row.getTimestamp("created_at").toInstant(),
                        row.getString("created_by"), row.getTimestamp("updated_at").toInstant(),
                        row.getString("updated_by")));
    }

    private String json(DigestWrite definition) {
        try {
            return writer.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a digest is not JSON", e);
        }
    }

    private DigestWrite definition(String json) {
        try {
            return reader.readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored digest cannot be read", e);
        }
    }
}
