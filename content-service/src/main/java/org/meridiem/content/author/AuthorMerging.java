package org.meridiem.content.author;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.slug.Merges;
import org.meridiem.content.slug.Taxon;
import org.meridiem.content.slug.TaxonomySlugs;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes one author out of two: the same person under two names, or a team that went up in another one.
@ApplicationScoped
class AuthorMerging {

    private final AuthorRepository authors;
    private final Authors views;
    private final Teams teams;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final ArticleLinks articles;
    private final Changes changes;
    private final AuditLog audit;
    private final Clock clock;

    AuthorMerging(AuthorRepository authors, Authors views, Teams teams, TaxonomySlugs slugs, Merges merges,
            ArticleLinks articles, Changes changes, AuditLog audit, Clock clock) {
        this.authors = authors;
        this.views = views;
        this.teams = teams;
        this.slugs = slugs;
        this.merges = merges;
        this.articles = articles;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /// The author goes, the other one stays and takes the articles, the slugs and the places in teams.
    ///
    /// @param into a slug of the one that stays
    /// @return the one that stays
    /// @throws org.meridiem.kit.problem.ProblemException 404, 410, 412, 422, 428
    @Transactional
    AuthorView merge(UUID id, IfMatch ifMatch, String into, Caller by) {
        UUID targetId = merges.lock(Taxon.AUTHOR, id, into);
        Author source = authors.locked(id).orElseThrow(() -> merges.absent(Taxon.AUTHOR, id));
        Author target = authors.locked(targetId).orElseThrow(() -> merges.absent(Taxon.AUTHOR, targetId));
        ifMatch.check(source.stamp().version(), () -> changes.since(id, source.stamp(), ifMatch.version()));
        if (source.kind() != target.kind()) {
            throw ProblemType.UNPROCESSABLE.with("A person and a team cannot be merged.").at("/into",
                    "is not of the same kind");
        }
        merges.seal(Taxon.AUTHOR, id, targetId);
        teams.merge(id, targetId);
        source.giveUpPicture();
        target.stamp(target.stamp().next(by, clock.instant()));
        authors.flush();
        changes.note(targetId, target.stamp(), List.of("formerSlugs", "members"));
        articles.merged(ArticleLinks.Target.AUTHOR, id, targetId);
        slugs.purge(Taxon.AUTHOR, targetId);
        audit.record(by, "merge", "author", id, null, Map.of("into", targetId, "slug", source.slug()));
        return views.view(target);
    }
}
