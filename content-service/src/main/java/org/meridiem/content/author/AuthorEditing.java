package org.meridiem.content.author;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
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
import org.meridiem.content.slug.Merges;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes, changes and removes authors. Each method is one transaction, or part of the caller's.
@ApplicationScoped
class AuthorEditing {

    private static final String FORMER_SLUGS = "formerSlugs";
    // Bylines show nothing of these.
    private static final Set<String> NOT_IN_BYLINES = Set.of(FORMER_SLUGS, "members", "sameAs");

    private final AuthorRepository authors;
    private final Authors views;
    private final Teams teams;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final MediaLibrary media;
    private final ArticleLinks articles;
    private final Changes changes;
    private final AuditLog audit;
    private final Clock clock;

    AuthorEditing(AuthorRepository authors, Authors views, Teams teams, TaxonomySlugs slugs, Merges merges,
            MediaLibrary media, ArticleLinks articles, Changes changes, AuditLog audit, Clock clock) {
        this.authors = authors;
        this.views = views;
        this.teams = teams;
        this.slugs = slugs;
        this.merges = merges;
        this.media = media;
        this.articles = articles;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /// A new author.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409 when the slug is taken, 422 when there is no such picture or person
    @Transactional
    AuthorView create(AuthorWrite wanted, Caller by) {
        String slug = SlugPolicy.givenOrMade(wanted.slug(), wanted.tidyName());
        media.hold(wanted.avatarId(), "/avatar/id");
        Author author = new Author(Ids.next(), slug, wanted, Stamp.first(by, clock.instant()));
        authors.persist(author);
        flush(slug);
        slugs.take(Taxon.AUTHOR, author.id(), slug, wanted.formerSlugs(), FORMER_SLUGS);
        teams.replace(author.id(), persons(author, wanted));
        changes.created();
        audit.record(by, "create", "author", author.id(), author.stamp().version(), Map.of());
        return views.view(author);
    }

    /// The next version of an author, unless nothing in it differs.
    ///
    /// @param edit what it becomes, given what it is
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 422, 428
    @Transactional
    AuthorView change(UUID id, IfMatch ifMatch, UnaryOperator<AuthorWrite> edit, Caller by) {
        Author author = existing(id);
        ifMatch.check(author.stamp().version(), () -> changes.since(id, author.stamp(), ifMatch.version()));
        List<String> members = views.members(author);
        AuthorWrite wanted = edit.apply(AuthorWrite.of(author, members));
        String slug = wanted.slug() == null ? author.slug() : wanted.slug();
        String oldSlug = author.slug();
        media.hold(wanted.avatarId(), "/avatar/id");
        SequencedSet<String> changed = author.edit(slug, wanted);
        if (slugs.change(Taxon.AUTHOR, id, oldSlug, slug, wanted.formerSlugs(), FORMER_SLUGS)) {
            changed.add(FORMER_SLUGS);
        }
        if (changed.contains("kind") && author.kind() == AuthorKind.TEAM && teams.count(id) > 0) {
            throw ProblemType.UNPROCESSABLE.with("A member of a team cannot become a team.").at("/kind",
                    "is a member of a team");
        }
        List<UUID> persons = persons(author, wanted);
        if (!members.equals(wanted.membersOrNone())) {
            teams.replace(id, persons);
            changed.add("members");
        }
        if (!changed.isEmpty()) {
            author.stamp(author.stamp().next(by, clock.instant()));
            flush(slug);
            changes.note(id, author.stamp(), changed);
            audit.record(by, "save", "author", id, author.stamp().version(), Map.of("changed", changed));
            slugs.purge(Taxon.AUTHOR, id);
            if (!NOT_IN_BYLINES.containsAll(changed)) {
                articles.changed(ArticleLinks.Target.AUTHOR, id);
            }
        }
        return views.view(author);
    }

    /// Removes an author whom no article names.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, Caller by) {
        Author author = existing(id);
        ifMatch.check(author.stamp().version(), () -> changes.since(id, author.stamp(), ifMatch.version()));
        InUse.refuse(Map.of("articles", articles.references(ArticleLinks.Target.AUTHOR, id), "teams", teams.count(id)));
        slugs.purge(Taxon.AUTHOR, id);
        merges.forget(Taxon.AUTHOR, id);
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
        return authors.locked(id).orElseThrow(() -> merges.absent(Taxon.AUTHOR, id));
    }

    private List<UUID> persons(Author author, AuthorWrite wanted) {
        List<String> members = wanted.membersOrNone();
        if (!members.isEmpty() && author.kind() != AuthorKind.TEAM) {
            throw ProblemType.UNPROCESSABLE.with("Only a team has members.").at("/members", "only a team has members");
        }
        Map<String, Author> found = views.bySlugs(members);
        List<UUID> persons = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Author person = found.get(members.get(i));
            String pointer = "/members/" + i;
            if (person == null) {
                throw ProblemType.UNRESOLVED_REFERENCE.with("There is no author “" + members.get(i) + "”.").at(pointer,
                        "no author has this slug");
            }
            if (person.kind() != AuthorKind.PERSON) {
                throw ProblemType.UNPROCESSABLE.with("The members of a team are persons.").at(pointer, "is a team");
            }
            if (persons.contains(person.id())) {
                throw ProblemType.UNPROCESSABLE.with("A person is a member once.").at(pointer,
                        "is the same person as another member");
            }
            persons.add(person.id());
        }
        return persons;
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
