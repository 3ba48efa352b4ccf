package org.meridiem.content.tag;

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
import org.meridiem.kit.security.Caller;

/// Makes one tag out of two. The articles follow later, in batches; what is asked for by the slug or the id of the one that went is
/// answered with the one that stayed from the first moment.
@ApplicationScoped
class TagMerging {

    private final TagRepository tags;
    private final TaxonomySlugs slugs;
    private final Merges merges;
    private final ArticleLinks articles;
    private final Changes changes;
    private final AuditLog audit;
    private final Clock clock;

    TagMerging(TagRepository tags, TaxonomySlugs slugs, Merges merges, ArticleLinks articles, Changes changes,
            AuditLog audit, Clock clock) {
        this.tags = tags;
        this.slugs = slugs;
        this.merges = merges;
        this.articles = articles;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /// The tag goes, the other one stays and takes its articles and slugs.
    ///
    /// @param into a slug of the one that stays
    /// @return the one that stays
    /// @throws org.meridiem.kit.problem.ProblemException 404, 410, 412, 422, 428
    @Transactional
    TagView merge(UUID id, IfMatch ifMatch, String into, Caller by) {
        UUID targetId = merges.lock(Taxon.TAG, id, into);
        Tag source = tags.locked(id).orElseThrow(() -> merges.absent(Taxon.TAG, id));
        Tag target = tags.locked(targetId).orElseThrow(() -> merges.absent(Taxon.TAG, targetId));
        ifMatch.check(source.stamp().version(), () -> changes.since(id, source.stamp(), ifMatch.version()));
        merges.seal(Taxon.TAG, id, targetId);
        target.stamp(target.stamp().next(by, clock.instant()));
        tags.flush();
        changes.note(targetId, target.stamp(), List.of("synonyms"));
        articles.merged(ArticleLinks.Target.TAG, id, targetId);
        slugs.purge(Taxon.TAG, targetId);
        audit.record(by, "merge", "tag", id, null, Map.of("into", targetId, "slug", source.slug()));
        return TagView.of(target, slugs.others(Taxon.TAG, targetId));
    }
}
