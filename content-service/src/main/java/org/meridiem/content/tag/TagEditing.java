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
import org.meridiem.content.slug.Merges;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

/// Makes, changes and removes tags. Each method is one transaction, or part of the caller's.
@ApplicationScoped
class TagEditing {

    private static final String SYNONYMS = "synonyms";

    private final TagRepository tags;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final ArticleLinks articles;
    private final Changes changes;
    private final AuditLog audit;
    private final Clock clock;

    TagEditing(TagRepository tags, TaxonomySlugs slugs, Merges merges, ArticleLinks articles, Changes changes,
            AuditLog audit, Clock clock) {
        this.tags = tags;
        this.slugs = slugs;
        this.merges = merges;
        this.articles = articles;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /// A new tag.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409 when the slug is taken
    @Transactional
    TagView create(TagWrite wanted, Caller by) {
        String name = wanted.tidyName();
        String slug = SlugPolicy.givenOrMade(wanted.slug(), name);
        Tag tag = new Tag(Ids.next(), slug, name, wanted.tidyDescription(), Stamp.first(by, clock.instant()));
        tags.persist(tag);
        flush(slug);
        slugs.take(Taxon.TAG, tag.id(), slug, wanted.synonyms(), SYNONYMS);
        changes.created();
        audit.record(by, "create", "tag", tag.id(), tag.stamp().version(), Map.of());
        return view(tag);
    }

    /// The next version of a tag, unless nothing in it differs.
    ///
    /// @param edit what it becomes, given what it is
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 428
    @Transactional
    TagView change(UUID id, IfMatch ifMatch, UnaryOperator<TagWrite> edit, Caller by) {
        Tag tag = existing(id);
        ifMatch.check(tag.stamp().version(), () -> changes.since(id, tag.stamp(), ifMatch.version()));
        TagWrite wanted = edit.apply(TagWrite.of(tag));
        String slug = wanted.slug() == null ? tag.slug() : wanted.slug();
        String oldSlug = tag.slug();
        SequencedSet<String> changed = tag.edit(slug, wanted.tidyName(), wanted.tidyDescription());
        if (slugs.change(Taxon.TAG, id, oldSlug, slug, wanted.synonyms(), SYNONYMS)) {
            changed.add(SYNONYMS);
        }
        if (!changed.isEmpty()) {
            tag.stamp(tag.stamp().next(by, clock.instant()));
            flush(slug);
            changes.note(id, tag.stamp(), changed);
            audit.record(by, "save", "tag", id, tag.stamp().version(), Map.of("changed", changed));
            slugs.purge(Taxon.TAG, id);
            if (changed.contains("slug") || changed.contains("name")) {
                articles.changed(ArticleLinks.Target.TAG, id);
            }
        }
        return view(tag);
    }

    /// Removes a tag that no article has.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, Caller by) {
        Tag tag = existing(id);
        ifMatch.check(tag.stamp().version(), () -> changes.since(id, tag.stamp(), ifMatch.version()));
        InUse.refuse(Map.of("articles", articles.references(ArticleLinks.Target.TAG, id)));
        slugs.purge(Taxon.TAG, id);
        merges.forget(Taxon.TAG, id);
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
        return tags.locked(id).orElseThrow(() -> merges.absent(Taxon.TAG, id));
    }

    private TagView view(Tag tag) {
        return TagView.of(tag, slugs.others(Taxon.TAG, tag.id()));
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
