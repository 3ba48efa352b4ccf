package org.meridiem.content.preview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Revisions;
import org.meridiem.content.article.Status;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.Texts;
import org.meridiem.content.site.Sites;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Makes, lists and revokes preview links. Whoever may touch an article may do all of it.
@ApplicationScoped
class PreviewLinks {

    /// A link never changes.
    static final long VERSION = 1;

    private static final Logger LOG = Logger.getLogger(PreviewLinks.class);
    private static final String KIND = "preview-link";
    private static final Duration KEPT = Duration.ofDays(1);

    private final PreviewLinkRows rows;
    private final PreviewTokens tokens;
    private final Articles articles;
    private final Revisions revisions;
    private final Sites sites;
    private final AuditLog audit;
    private final Cursors cursors;
    private final PreviewConfig config;
    private final Clock clock;

    PreviewLinks(PreviewLinkRows rows, PreviewTokens tokens, Articles articles, Revisions revisions, Sites sites,
            AuditLog audit, Cursors cursors, PreviewConfig config, Clock clock) {
        this.rows = rows;
        this.tokens = tokens;
        this.articles = articles;
        this.revisions = revisions;
        this.sites = sites;
        this.audit = audit;
        this.cursors = cursors;
        this.config = config;
        this.clock = clock;
    }

    /// A new link, without its address.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 422
    @Transactional
    PreviewLinkView create(UUID id, PreviewLinkWrite wanted, Caller by) {
        // Microseconds, as PostgreSQL keeps them.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant expiresAt = wanted.expiry(now, config);
        // Under the lock, so that two at once do not both get the last one, and nobody takes it down in between.
        Article article = articles.locked(id);
        ArticlePolicy.demandTouch(by, article.facts());
        if (article.status() == Status.TAKEN_DOWN) {
            throw ProblemType.CONFLICT.with("The article is taken down. Reopen it to show it to anybody.")
                    .and("articleStatus", article.status());
        }
        if (wanted.revision() != null && revisions.byNumber(id, wanted.revision()).isEmpty()) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("The article has no such revision.").at("/revision",
                    "no revision has this number");
        }
        if (rows.alive(id, now, null, config.maxLinks()).size() >= config.maxLinks()) {
            throw ProblemType.CONFLICT
                    .with("The article has " + config.maxLinks() + " preview links already. Revoke one first.")
                    .and("maxLinks", config.maxLinks());
        }
        var link = new PreviewLinkView(Ids.next(), null, wanted.revision(), Texts.tidyOrNull(wanted.label()),
                expiresAt, now, new Editor(by.id(), by.name()));
        rows.add(id, link);
        Map<String, Object> details = new LinkedHashMap<>(Map.of("article", id, "expiresAt", expiresAt.toString()));
        if (link.revision() != null) {
            details.put("revision", link.revision());
        }
        audit.record(by, "create", KIND, link.id(), VERSION, details);
        return link;
    }

    /// The same with its address, which nothing keeps.
    PreviewLinkView withAddress(PreviewLinkView link) {
        return link.withUrl(sites.previewAddress(tokens.of(link.id())));
    }

    /// Those that still show something, newest first.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404
    @Transactional
    Page<PreviewLinkView> list(UUID id, int limit, @Nullable String cursor, Caller caller) {
        ArticlePolicy.demandTouch(caller, articles.existing(id).facts());
        var cut = new Cut(cursors, "preview-links/" + id, limit);
        List<String> position = cut.position(cursor);
        return cut.page(rows.alive(id, clock.instant(),
                position == null ? null : UUID.fromString(position.getFirst()), cut.fetch()),
                link -> List.of(link.id().toString()), null);
    }

    /// Ends a link at once.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 403, 404, 412, 428
    @Transactional
    void revoke(UUID id, UUID link, IfMatch ifMatch, Caller by) {
        ArticlePolicy.demandTouch(by, articles.existing(id).facts());
        // Removed first: whoever sends an old version for a link that is gone is told that it is gone.
        if (!rows.remove(id, link)) {
            throw ProblemType.NOT_FOUND.with("The article has no such preview link.");
        }
        ifMatch.check(VERSION, () -> new StaleVersion(VERSION, List.of(), null, null));
        audit.record(by, "delete", KIND, link, VERSION, Map.of("article", id));
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetEnded() {
        try {
            LOG.debugf("%d preview links forgotten", rows.forget(clock.instant().minus(KEPT)));
        } catch (EditorialDatabaseException e) {
            LOG.warnf("ended preview links are forgotten later: %s", e.toString());
        }
    }
}
