package org.meridiem.content.tag;

import java.time.Clock;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.exception.ConstraintViolationException;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.InUse;
import org.meridiem.content.editing.Stamp;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes, changes and removes tags. Each method is one transaction, or part of the caller's.
@ApplicationScoped
class TagEditing {

    private final TagRepository tags;
    private final ArticleLinks articles;
    private final Changes changes;
    private final AuditLog audit;
    private final Clock clock;

    TagEditing(TagRepository tags, ArticleLinks articles, Changes changes, AuditLog audit, Clock clock) {
        this.tags = tags;
        this.articles = articles;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /// A new tag.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409 when the slug is taken
    @Transactional
    Tag create(TagWrite wanted, Caller by) {
        String name = wanted.tidyName();
        String slug = SlugPolicy.givenOrMade(wanted.slug(), name);
        refuseTaken(slug);
        Tag tag = new Tag(Ids.next(), slug, name, wanted.tidyDescription(), Stamp.first(by, clock.instant()));
        tags.persist(tag);
        flush(slug);
        changes.created();
        audit.record(by, "create", "tag", tag.id(), tag.stamp().version(), Map.of());
        return tag;
    }

    /// The next version of a tag, unless nothing in it differs.
    ///
    /// @param edit what it becomes, given what it is
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 428
    @Transactional
    Tag change(UUID id, IfMatch ifMatch, UnaryOperator<TagWrite> edit, Caller by) {
        Tag tag = existing(id);
        ifMatch.check(tag.stamp().version(), () -> changes.since(id, tag.stamp(), ifMatch.version()));
        TagWrite wanted = edit.apply(TagWrite.of(tag));
        String slug = wanted.slug() == null ? tag.slug() : wanted.slug();
        if (!slug.equals(tag.slug())) {
            refuseTaken(slug);
        }
        SequencedSet<String> changed = tag.edit(slug, wanted.tidyName(), wanted.tidyDescription());
        if (!changed.isEmpty()) {
            tag.stamp(tag.stamp().next(by, clock.instant()));
            flush(slug);
            changes.note(id, tag.stamp(), changed);
            audit.record(by, "save", "tag", id, tag.stamp().version(), Map.of("changed", changed));
            if (changed.contains("slug") || changed.contains("name")) {
                articles.changed(ArticleLinks.Target.TAG, id);
            }
        }
        return tag;
    }

    /// Removes a tag that no article has.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, Caller by) {
        Tag tag = existing(id);
        ifMatch.check(tag.stamp().version(), () -> changes.since(id, tag.stamp(), ifMatch.version()));
        InUse.refuse(Map.of("articles", articles.references(ArticleLinks.Target.TAG, id)));
        tags.delete(tag);
        try {
            tags.flush();
        } catch (ConstraintViolationException e) {
            throw InUse.justNow();
        }
        changes.forget(id);
        audit.record(by, "delete", "tag", id, null, Map.of());
    }

    private Tag existing(UUID id) {
        return tags.locked(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no tag with this id."));
    }

    private void refuseTaken(String slug) {
        if (tags.bySlug(slug).isPresent()) {
            throw SlugPolicy.taken(slug);
        }
    }

    private void flush(String slug) {
        try {
            tags.flush();
        } catch (ConstraintViolationException e) {
            // Somebody took it between our look and now.
            throw SlugPolicy.taken(slug);
        }
    }
}
