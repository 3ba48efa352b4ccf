package org.meridiem.content.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Reads the audit log, newest first. One statement per page, and page after page costs the same.
@ApplicationScoped
class AuditReading {

    private static final String SELECT = "select id, at, actor, actor_name, action, kind, target_id, version, details from audit_entry where true";

    private final DataSource database;
    private final Cursors cursors;
    private final ObjectMapper json;

    AuditReading(DataSource database, Cursors cursors, ObjectMapper json) {
        this.database = database;
        this.cursors = cursors;
        this.json = json;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400
    Page<AuditEntry> page(AuditFilter filter, int limit, @Nullable String cursor) {
        var cut = new Cut(cursors, filter.shape(), limit);
        List<String> position = cut.position(cursor);
        return cut.page(
                position == null
                        ? entries(filter, null, 0, cut.fetch())
                        : entries(filter, Instant.parse(position.getFirst()), Long.parseLong(position.getLast()),
                                cut.fetch()),
                entry -> List.of(entry.at().toString(), entry.id()), null);
    }

    /// The newest entries, or the ones behind an entry.
    ///
    /// @param afterAt null for the newest
    /// @param afterId of that entry
    List<AuditEntry> entries(AuditFilter filter, @Nullable Instant afterAt, long afterId, int count) {
        var sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        add(sql, values, " and actor = ?", filter.actor);
        add(sql, values, " and action = ?", filter.action);
        add(sql, values, " and kind = ?", filter.kind);
        add(sql, values, " and target_id = ?", filter.target);
        add(sql, values, " and at >= ?", filter.from == null ? null : Timestamp.from(filter.from));
        add(sql, values, " and at < ?", filter.to == null ? null : Timestamp.from(filter.to));
        if (afterAt != null) {
            add(sql, values, " and (at, id) < (?, ", Timestamp.from(afterAt));
            add(sql, values, "?)", afterId);
        }
        add(sql, values, " order by at desc, id desc limit ?", count);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(read(row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private AuditEntry read(ResultSet row) throws SQLException {
        try {
            return new AuditEntry(Long.toString(row.getLong(1)), row.getTimestamp(2).toInstant(),
                    new Editor(row.getString(3), row.getString(4)), row.getString(5), row.getString(6),
                    row.getObject(7, UUID.class), row.getObject(8, Long.class),
                    json.readValue(row.getString(9), ObjectNode.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the audit log cannot be read", e);
        }
    }
}
