package org.meridiem.content.contenttype;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.InUse;
import org.meridiem.content.editing.Stamp;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Makes, changes and removes content types.
///
/// A schema is tried on everything stored without any lock; then, with saves of the kind held up for a moment, on what was saved meanwhile.
@ApplicationScoped
class ContentTypeEditing {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// More than the clocks of two replicas differ by.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final ContentTypeRepository types;
    private final ContentTypes saves;
    private final StoredCustom stored;
    private final Changes changes;
    private final AuditLog audit;
    private final Cursors cursors;
    private final Clock clock;

    ContentTypeEditing(ContentTypeRepository types, ContentTypes saves, StoredCustom stored, Changes changes,
            AuditLog audit, Cursors cursors, Clock clock) {
        this.types = types;
        this.saves = saves;
        this.stored = stored;
        this.changes = changes;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// @throws ProblemException 404
    @Transactional
    ContentTypeView get(String kind) {
        return view(types.byKind(kind).orElseThrow(() -> absent(kind)));
    }

    @Transactional
    Page<ContentTypeView> page(int limit, @Nullable String cursor, boolean count) {
        Cut cut = new Cut(cursors, "content-types", limit);
        List<String> position = cut.position(cursor);
        Long total = count ? types.count() : null;
        return Cut.map(cut.page(types.inOrder(position == null ? null : position.getFirst(), cut.fetch()),
                type -> List.of(type.kind()), total), ContentTypeEditing::view);
    }

    /// How what is stored fits a schema. Changes nothing.
    ///
    /// @throws ProblemException 400
    SchemaCheck check(String kind, SchemaCheck.Trial trial) {
        return stored.check(kind, CustomSchema.accept(trial.schema()), null);
    }

    /// A new content type, in the caller's transaction.
    ///
    /// @throws ProblemException 400, 409 when the kind has one, or stored articles do not fit it
    @Transactional
    ContentTypeView create(ContentTypeCreation wanted, Caller by) {
        CustomSchema schema = CustomSchema.accept(wanted.schema());
        ContentTypeWrite rest = wanted.rest();
        Instant began = clock.instant();
        SchemaCheck before = stored.check(wanted.kind(), schema, null);
        refuse(before, rest);
        saves.lock(wanted.kind());
        if (types.byKind(wanted.kind()).isPresent()) {
            throw ProblemType.ALREADY_EXISTS.with("The kind “" + wanted.kind() + "” has a content type.").at("/kind",
                    "has a content type");
        }
        refuse(stored.check(wanted.kind(), schema, began.minus(CLOCKS)), rest);
        ContentType type = new ContentType(Ids.next(), wanted.kind(), rest.tidyName(), rest.tidyDescription(),
                wanted.schema().toString(), Stamp.first(by, began));
        types.persistAndFlush(type);
        changes.created();
        audit.record(by, "create", "content-type", type.id(), 1L, details(type, before));
        return view(type);
    }

    /// The next version of a content type, unless nothing in it differs.
    ///
    /// @throws ProblemException 400, 404, 409 when stored articles do not fit it, 412, 428
    ContentTypeView replace(String kind, IfMatch ifMatch, ContentTypeWrite wanted, Caller by) {
        CustomSchema schema = CustomSchema.accept(wanted.schema());
        QuarkusTransaction.requiringNew().run(() -> existing(kind, ifMatch));
        Instant began = clock.instant();
        SchemaCheck before = stored.check(kind, schema, null);
        refuse(before, wanted);
        return QuarkusTransaction.requiringNew().call(() -> {
            saves.lock(kind);
            ContentType type = existing(kind, ifMatch);
            SequencedSet<String> changed = type.edit(wanted.tidyName(), wanted.tidyDescription(),
                    wanted.schema().toString());
            if (changed.contains("schema")) {
                refuse(stored.check(kind, schema, began.minus(CLOCKS)), wanted);
            }
            if (!changed.isEmpty()) {
                type.stamp(type.stamp().next(by, clock.instant()));
                types.flush();
                changes.note(type.id(), type.stamp(), changed);
                Map<String, Object> details = details(type, before);
                details.put("changed", List.copyOf(changed));
                audit.record(by, "save", "content-type", type.id(), type.stamp().version(), details);
            }
            return view(type);
        });
    }

    /// Removes a content type whose kind no article has.
    ///
    /// @throws ProblemException 404, 409, 412, 428
    @Transactional
    void remove(String kind, IfMatch ifMatch, Caller by) {
        saves.lock(kind);
        ContentType type = existing(kind, ifMatch);
        InUse.refuse(Map.of("articles", stored.count(kind)));
        types.delete(type);
        types.flush();
        changes.forget(type.id());
        audit.record(by, "delete", "content-type", type.id(), null, Map.of("kind", kind));
    }

    private ContentType existing(String kind, IfMatch ifMatch) {
        ContentType type = types.locked(kind).orElseThrow(() -> absent(kind));
        ifMatch.check(type.stamp().version(), () -> changes.since(type.id(), type.stamp(), ifMatch.version()));
        return type;
    }

    private static void refuse(SchemaCheck check, ContentTypeWrite wanted) {
        if (check.violatingArticles() > 0 && !wanted.acceptsViolations()) {
            throw ProblemType.CONFLICT
                    .with(check.violatingArticles() + " of " + check.checkedArticles()
                            + " stored articles do not fit the schema. Change them first, or accept that with acceptViolations.")
                    .and("checkedArticles", check.checkedArticles())
                    .and("violatingArticles", check.violatingArticles())
                    .and("articles", check.articles());
        }
    }

    private static Map<String, Object> details(ContentType type, SchemaCheck check) {
        Map<String, Object> details = new HashMap<>(Map.of("kind", type.kind()));
        if (check.violatingArticles() > 0) {
            details.put("violatingArticles", check.violatingArticles());
        }
        return details;
    }

    private static ProblemException absent(String kind) {
        return ProblemType.NOT_FOUND.with("The kind “" + kind + "” has no content type.");
    }

    private static ContentTypeView view(ContentType type) {
        var stamp = type.stamp();
        try {
            return new ContentTypeView(type.kind(), type.name(), type.description(), JSON.readTree(type.schema()),
                    stamp.version(), stamp.createdAt(), stamp.creator(), stamp.updatedAt(), stamp.editor());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored schema cannot be read", e);
        }
    }
}
