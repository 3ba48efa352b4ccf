package org.meridiem.content.author;

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
import org.meridiem.content.media.MediaLibrary;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes, changes and removes authors. Each method is one transaction, or part of the caller's.
@ApplicationScoped
class AuthorEditing {

    private final AuthorRepository authors;
    private final MediaLibrary media;
    private final ArticleLinks articles;
    private final Changes changes;
    private final AuditLog audit;
    private final Clock clock;

    AuthorEditing(AuthorRepository authors, MediaLibrary media, ArticleLinks articles, Changes changes, AuditLog audit,
            Clock clock) {
        this.authors = authors;
        this.media = media;
        this.articles = articles;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /// A new author.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409 when the slug is taken, 422 when there is no such picture
    @Transactional
    Author create(AuthorWrite wanted, Caller by) {
        String slug = SlugPolicy.givenOrMade(wanted.slug(), wanted.tidyName());
        refuseTaken(slug);
        media.hold(wanted.avatarId(), "/avatar/id");
        Author author = new Author(Ids.next(), slug, wanted, Stamp.first(by, clock.instant()));
        authors.persist(author);
        flush(slug);
        changes.created();
        audit.record(by, "create", "author", author.id(), author.stamp().version(), Map.of());
        return author;
    }

    /// The next version of an author, unless nothing in it differs.
    ///
    /// @param edit what it becomes, given what it is
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 422, 428
    @Transactional
    Author change(UUID id, IfMatch ifMatch, UnaryOperator<AuthorWrite> edit, Caller by) {
        Author author = existing(id);
        ifMatch.check(author.stamp().version(), () -> changes.since(id, author.stamp(), ifMatch.version()));
        AuthorWrite wanted = edit.apply(AuthorWrite.of(author));
        String slug = wanted.slug() == null ? author.slug() : wanted.slug();
        if (!slug.equals(author.slug())) {
            refuseTaken(slug);
        }
        media.hold(wanted.avatarId(), "/avatar/id");
        SequencedSet<String> changed = author.edit(slug, wanted);
        if (!changed.isEmpty()) {
            author.stamp(author.stamp().next(by, clock.instant()));
            flush(slug);
            changes.note(id, author.stamp(), changed);
            audit.record(by, "save", "author", id, author.stamp().version(), Map.of("changed", changed));
            articles.changed(ArticleLinks.Target.AUTHOR, id);
        }
        return author;
    }

    /// Removes an author whom no article names.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, Caller by) {
        Author author = existing(id);
        ifMatch.check(author.stamp().version(), () -> changes.since(id, author.stamp(), ifMatch.version()));
        InUse.refuse(Map.of("articles", articles.references(ArticleLinks.Target.AUTHOR, id)));
        authors.delete(author);
        try {
            authors.flush();
        } catch (ConstraintViolationException e) {
            throw InUse.justNow();
        }
        changes.forget(id);
        audit.record(by, "delete", "author", id, null, Map.of());
    }

    private Author existing(UUID id) {
        return authors.locked(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no author with this id."));
    }

    private void refuseTaken(String slug) {
        if (authors.bySlug(slug).isPresent()) {
            throw SlugPolicy.taken(slug);
        }
    }

    private void flush(String slug) {
        try {
            authors.flush();
        } catch (ConstraintViolationException e) {
            // Somebody took it between our look and now. The picture cannot be the reason, it is held.
            throw SlugPolicy.taken(slug);
        }
    }
}
