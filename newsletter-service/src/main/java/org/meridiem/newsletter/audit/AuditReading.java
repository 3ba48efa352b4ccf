package org.meridiem.newsletter.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String PAGE = """
            select * from audit_entry
            where (?::text is null or actor = ?::text) and (?::text is null or action = ?::text)
                and (?::text is null or kind = ?::text) and (?::uuid is null or target_id = ?::uuid) and id < ?
            order by id desc limit ?""";

    private final Statements statements;
    private final Cursors cursors;
    private final ObjectMapper json;

    AuditReading(Statements statements, Cursors cursors, ObjectMapper json) {
        this.statements = statements;
        this.cursors = cursors;
        this.json = json;
    }

    /// Newest first.
    Page<AuditEntry> page(AuditFilter filter, int limit, @Nullable String cursor) {
        long before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(filter.shape(), cursor).getFirst());
        List<AuditEntry> found = statements.list(PAGE, this::read, filter.actor, filter.actor, filter.action,
                filter.action, filter.kind, filter.kind, filter.target, filter.target, before, limit + 1);
        List<AuditEntry> shown = found.stream().limit(limit).toList();
        return Page.of(shown,
                found.size() > limit ? cursors.seal(filter.shape(), List.of(shown.getLast().id())) : null);
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
