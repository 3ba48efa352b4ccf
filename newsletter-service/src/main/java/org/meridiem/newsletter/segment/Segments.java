package org.meridiem.newsletter.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.database.Statements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Keeps segments, and counts who belongs to them.
@Singleton
public class Segments {

    private static final String LIST = "/v1/editorial/segments";

    private static final String COUNT = """
            with aim as materialized (
                select
            """ + SegmentSql.COLUMNS + """
                from (select ?::jsonb as definition) g
            )
            select count(*) from aim join subscriber p on true
            where not exists (select from suppression x where x.email_key = p.email_key)
                and exists (select from subscription s where s.subscriber_id = p.id and s.state = 'CONFIRMED')
            """ + SegmentSql.MATCHES;

    private final Statements statements;
    private final ObjectMapper json;
    private final Cursors cursors;
    private final AuditLog audit;
    private final Clock clock;

    Segments(Statements statements, ObjectMapper json, Cursors cursors, AuditLog audit, Clock clock) {
        this.statements = statements;
        this.json = json;
        this.cursors = cursors;
        this.audit = audit;
        this.clock = clock;
    }

    /// True when there is one with this key.
    public boolean exists(UUID id) {
        return statements.first("select 1 from segment where id = ? for key share", row -> true, id).isPresent();
    }

    /// @throws ProblemException 409 when the name is taken, 422 for a newsletter that does not exist
    @Transactional
    SegmentView create(SegmentWrite written, Caller by) {
        check(written, null);
        UUID id = statements.first("select uuidv7() as id", row -> Statements.id(row, "id")).orElseThrow();
        Instant now = clock.instant();
        statements.update("insert into segment values (?, ?, ?::jsonb, 1, ?, ?, ?, ?)", id, written.name(),
                text(written.definition()), now, by.name(), now, by.name());
        audit.record(by, "create", "segment", id, 1L, Map.of());
        return get(id);
    }

    /// @throws ProblemException 404, 409, 412, 422, 428
    @Transactional
    SegmentView replace(UUID id, IfMatch ifMatch, SegmentWrite written, Caller by) {
        SegmentView present = lock(id, ifMatch);
        check(written, id);
        if (present.name().equals(written.name()) && present.definition().equals(written.definition())) {
            return present;
        }
        statements.update(
                """
                        update segment set name = ?, definition = ?::jsonb, version = version + 1, updated_at = ?, updated_by = ?
                        where id = ?""",
                written.name(), text(written.definition()), clock.instant(), by.name(), id);
        audit.record(by, "save", "segment", id, present.version() + 1, Map.of());
        return get(id);
    }

    /// @throws ProblemException 404, 409 while an issue goes to it, 412, 428
    @Transactional
    void delete(UUID id, IfMatch ifMatch, Caller by) {
        lock(id, ifMatch);
        if (statements.first("select 1 from issue where segment_id = ? limit 1", row -> true, id).isPresent()) {
            throw ProblemType.IN_USE.with("An issue goes, or went, to this segment.");
        }
        statements.update("delete from segment where id = ?", id);
        audit.record(by, "delete", "segment", id, null, Map.of());
    }

    /// @throws ProblemException 404
    @Transactional
    SegmentView get(UUID id) {
        return find(id, "").orElseThrow(Segments::unknown);
    }

    /// In the order of names.
    @Transactional
    Page<SegmentView> page(int limit, @Nullable String cursor) {
        String after = cursor == null ? "" : cursors.open(LIST, cursor).getFirst();
        List<SegmentView> found = statements.list("select * from segment where name > ? order by name limit ?",
                this::read, after, limit + 1);
        List<SegmentView> shown = found.stream().limit(limit).toList();
        return Page.of(shown,
                found.size() > limit ? cursors.seal(LIST, List.of(shown.getLast().name())) : null);
    }

    /// How many subscribers of any newsletter belong to it now and may get mail.
    @Transactional
    long count(SegmentDefinition definition) {
        checkNewsletters(definition, "");
        return statements.first(COUNT, row -> row.getLong(1), text(definition)).orElseThrow();
    }

    private SegmentView lock(UUID id, IfMatch ifMatch) {
        SegmentView present = find(id, " for update").orElseThrow(Segments::unknown);
        ifMatch.check(present.version(),
                () -> new StaleVersion(present.version(), List.of(), present.updatedBy(), present.updatedAt()));
        return present;
    }

    private Optional<SegmentView> find(UUID id, String lock) {
        return statements.first("select * from segment where id = ?" + lock, this::read, id);
    }

    private void check(SegmentWrite written, @Nullable UUID self) {
        checkNewsletters(written.definition(), "/definition");
        if (statements.first("select id from segment where name = ?", row -> Statements.id(row, "id"), written.name())
                .filter(id -> !id.equals(self)).isPresent()) {
            throw ProblemType.ALREADY_EXISTS.with("There is a segment of this name.").at("/name", "is taken");
        }
    }

    private void checkNewsletters(SegmentDefinition definition, String pointer) {
        List<String> slugs = definition.newsletters() == null ? List.of() : definition.newsletters();
        Set<String> known = new HashSet<>(
                statements.list("select slug from newsletter where slug = any(?)", row -> row.getString(1), slugs));
        ProblemException unknown = ProblemType.UNRESOLVED_REFERENCE.with("Not every newsletter exists.");
        for (int i = 0; i < slugs.size(); i++) {
            if (!known.contains(slugs.get(i))) {
                unknown.at(pointer + "/newsletters/" + i, "there is no newsletter of this name");
            }
        }
        if (!unknown.errors().isEmpty()) {
            throw unknown;
        }
    }

    private SegmentView read(ResultSet row) throws SQLException {
        try {
            return new SegmentView(Statements.id(row, "id"), row.getString("name"),
                    json.readValue(row.getString("definition"), SegmentDefinition.class), row.getLong("version"),
                    Statements.time(row, "created_at"), row.getString("created_by"),
                    Statements.time(row, "updated_at"), row.getString("updated_by"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a segment cannot be read", e);
        }
    }

    private String text(SegmentDefinition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a segment cannot be written", e);
        }
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.with("There is no segment with this id.");
    }
}
