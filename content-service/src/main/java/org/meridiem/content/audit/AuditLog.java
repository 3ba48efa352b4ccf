package org.meridiem.content.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Writes the audit log. Every use case that changes something calls it once, in its own transaction.
@ApplicationScoped
public class AuditLog {

    private static final String INSERT = """
            insert into audit_entry (at, actor, actor_name, action, kind, target_id, version, details) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""";

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    AuditLog(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// Adds an entry to the running transaction.
    ///
    /// @param by      who acts
    /// @param action  a verb as the API has it: `create`, `save`, `publish`, `delete`, `merge`
    /// @param kind    what it is done to, in the singular: `article`, `tag`
    /// @param target  its id
    /// @param version that the action made; null where there is none
    /// @param details small facts such as names of changed members; never a text from an article or a comment, never a secret
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Caller by, String action, String kind, UUID target, @Nullable Long version,
            Map<String, ?> details) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            insert.setString(2, by.id());
            insert.setString(3, by.name());
            insert.setString(4, action);
            insert.setString(5, kind);
            insert.setObject(6, target);
            if (version == null) {
                insert.setNull(7, Types.BIGINT);
            } else {
                insert.setLong(7, version);
            }
            insert.setString(8, json.writeValueAsString(details));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details that are no JSON", e);
        }
    }
}
