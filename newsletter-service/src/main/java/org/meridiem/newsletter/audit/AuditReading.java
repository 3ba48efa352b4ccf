package org.meridiem.newsletter.audit;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.newsletter.database.Statements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Reads the audit log.
@Singleton
class AuditReading {

    private static final int EXPORTED = 1000;

    private final Statements statements;
    private final Cursors cursors;
    private final ObjectMapper json;

    AuditReading(Statements statements, Cursors cursors, ObjectMapper json) {
        this.statements = statements;
        this.cursors = cursors;
        this.json = json;
    }

    /// Newest first.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400
    Page<AuditEntry> page(AuditFilter filter, int limit, @Nullable String cursor) {
        Place after = null;
        if (cursor != null) {
            List<String> place = cursors.open(filter.shape(), cursor);
            after = new Place(Instant.parse(place.getFirst()), Long.parseLong(place.getLast()));
        }
        List<AuditEntry> found = entries(filter, after, limit + 1);
        List<AuditEntry> shown = found.stream().limit(limit).toList();
        return Page.of(shown, found.size() > limit
                ? cursors.seal(filter.shape(), List.of(shown.getLast().at().toString(), shown.getLast().id()))
                : null);
    }

    /// Gives all entries that fit, newest first, a thousand at a time and with no transaction that stays open as long as their reader takes.
    void each(AuditFilter filter, EntryReader reader) throws IOException {
        Place after = null;
        List<AuditEntry> piece;
        do {
            piece = entries(filter, after, EXPORTED);
            for (AuditEntry entry : piece) {
                reader.read(entry);
                after = new Place(entry.at(), Long.parseLong(entry.id()));
            }
        } while (piece.size() == EXPORTED);
    }

    /// Takes an entry.
    @FunctionalInterface
    interface EntryReader {
        void read(AuditEntry entry) throws IOException;
    }

    /// Behind an entry.
    private record Place(Instant at, long id) {
    }

    private List<AuditEntry> entries(AuditFilter filter, @Nullable Place after, int count) {
        var sql = new StringBuilder("select * from audit_entry where true");
        List<Object> values = new ArrayList<>();
        add(sql, values, " and actor = ?", filter.actor);
        add(sql, values, " and action = ?", filter.action);
        add(sql, values, " and kind = ?", filter.kind);
        add(sql, values, " and target_id = ?", filter.target);
        add(sql, values, " and at >= ?", filter.from);
        add(sql, values, " and at < ?", filter.to);
        if (after != null) {
            add(sql, values, " and (at, id) < (?, ", after.at());
            add(sql, values, "?)", after.id());
        }
        add(sql, values, " order by at desc, id desc limit ?", count);
        return statements.list(sql.toString(), this::read, values.toArray());
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private AuditEntry read(ResultSet row) throws SQLException {
        try {
            return new AuditEntry(Long.toString(row.getLong("id")), Statements.time(row, "at"),
                    new AuditEntry.Actor(row.getString("actor"), row.getString("actor_name")),
                    row.getString("action"), row.getString("kind"), row.getObject("target_id", UUID.class),
                    row.getObject("version", Long.class), json.readValue(row.getString("details"), ObjectNode.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the audit log cannot be read", e);
        }
    }
}
