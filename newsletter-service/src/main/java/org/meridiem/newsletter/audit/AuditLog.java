package org.meridiem.newsletter.audit;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.database.Statements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Writes the audit log. Every use case in which an editor changes something, or takes readers' data out, calls it once, in its own transaction.
///
/// Of a reader it holds an id and nothing else, so it has nothing that an erasure would have to find.
@Singleton
public class AuditLog {

    /// The target of what is done to all there is.
    public static final UUID ALL = new UUID(0, 0);

    private static final String INSERT = """
            insert into audit_entry (at, actor, actor_name, action, kind, target_id, version, details)
            values (?, ?, ?, ?, ?, ?, ?::bigint, ?::jsonb)""";

    private final Statements statements;
    private final ObjectMapper json;
    private final Clock clock;

    AuditLog(Statements statements, ObjectMapper json, Clock clock) {
        this.statements = statements;
        this.json = json;
        this.clock = clock;
    }

    /// Adds an entry to the running transaction.
    ///
    /// @param by      who acts
    /// @param action  a verb as the API has it: `create`, `save`, `delete`, `approve`, `send`
    /// @param kind    what it is done to, in the singular: `newsletter`, `issue`
    /// @param target  its id
    /// @param version that the action made; null where there is none
    /// @param details small facts such as names of changed members; never an address, never a text that somebody wrote
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Caller by, String action, String kind, UUID target, @Nullable Long version,
            Map<String, ?> details) {
        try {
            statements.update(INSERT, clock.instant(), by.id(), by.name(), action, kind, target, version,
                    json.writeValueAsString(details));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details that are no JSON", e);
        }
    }
}
