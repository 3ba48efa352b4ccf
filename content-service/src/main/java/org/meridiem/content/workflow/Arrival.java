package org.meridiem.content.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.article.ArticleReferences;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Embargo;
import org.meridiem.content.article.Expiry;
import org.meridiem.content.article.Revision;
import org.meridiem.content.article.Revisions;
import org.meridiem.content.article.Status;
import org.meridiem.content.article.Transition;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.publication.Publication;
import org.meridiem.kit.security.Caller;

/// Takes articles that come from elsewhere to where they stood there, in one step that the history shows as such. What readers are shown
/// must be as ready as if an editor published it, and its event leaves all the same.
@ApplicationScoped
public class Arrival {

    private static final String NOTE = "imported";

    private final Articles articles;
    private final Revisions revisions;
    private final ArticleReferences references;
    private final Publication publication;
    private final TransitionHistory history;
    private final AuditLog audit;
    private final Clock clock;

    Arrival(Articles articles, Revisions revisions, ArticleReferences references, Publication publication,
            TransitionHistory history, AuditLog audit, Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.references = references;
        this.publication = publication;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /// The dates that an article had in public.
    ///
    /// @param publishedAt the one that readers are shown
    /// @param first       of its very first publication
    /// @param changed     when what readers see last changed
    public record Dates(@Nullable Instant publishedAt, @Nullable Instant first, @Nullable Instant changed) {
    }

    /// The head becomes what readers see.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 422 when it is not ready
    @Transactional(Transactional.TxType.MANDATORY)
    public Article publish(UUID id, Dates dates, Caller by) {
        Article article = articles.locked(id);
        Status from = article.status();
        Revision head = revisions.head(article);
        publication.publish(article, head, dates.publishedAt(), dates.first(), dates.changed(), by);
        return noted(article, Transition.PUBLISH, from, by);
    }

    /// The head goes out by itself later.
    ///
    /// @param zone IANA time zone in which an editor thought of it
    /// @throws org.meridiem.kit.problem.ProblemException 422 when it is not ready
    @Transactional(Transactional.TxType.MANDATORY)
    public Article schedule(UUID id, Instant at, @Nullable String zone, Caller by) {
        Times.demandZone(zone);
        Article article = articles.locked(id);
        Status from = article.status();
        ArticleContent content = revisions.head(article).content();
        publication.demandReady(content);
        article.schedule(at, zone, by, now());
        references.replace(id, ArticleReferences.Part.SCHEDULED, content);
        return noted(article, Transition.SCHEDULE, from, by);
    }

    /// A draft goes where it changes nothing in public.
    ///
    /// @param status none of draft, scheduled and published
    @Transactional(Transactional.TxType.MANDATORY)
    public Article put(UUID id, Status status, Caller by) {
        Article article = articles.locked(id);
        Status from = article.status();
        Transition transition = switch (status) {
            case IN_REVIEW -> Transition.SUBMIT;
            case APPROVED -> Transition.APPROVE;
            case UNPUBLISHED -> Transition.UNPUBLISH;
            case TAKEN_DOWN -> Transition.TAKE_DOWN;
            case ARCHIVED -> Transition.ARCHIVE;
            case DRAFT, SCHEDULED, PUBLISHED -> throw new IllegalArgumentException("not a place to put: " + status);
        };
        article.move(new Transition.Step(from, status, "transfer:manage"), by, now());
        return noted(article, transition, from, by);
    }

    /// Its other times are as they were there. Nothing happens when they are so.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400
    @Transactional(Transactional.TxType.MANDATORY)
    public Article time(UUID id, @Nullable Expiry expiry, @Nullable Embargo embargo, Caller by) {
        Article article = articles.locked(id);
        if (Objects.equals(expiry, article.expiry().orElse(null))
                && Objects.equals(embargo, article.embargo().orElse(null))) {
            return article;
        }
        Times.demandZone(expiry == null ? null : expiry.zone());
        Times.demandZone(embargo == null ? null : embargo.zone());
        article.time(expiry, embargo, by, now());
        audit.record(by, "setTimes", "article", id, article.version(), Map.of("import", true));
        return article;
    }

    private Article noted(Article article, Transition transition, Status from, Caller by) {
        history.add(article, transition, from, NOTE, by);
        audit.record(by, transition.label(), "article", article.id(), article.version(), Map.of("import", true));
        return article;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
