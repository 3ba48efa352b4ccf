package org.meridiem.content.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.article.ArticleReferences;
import org.meridiem.content.article.ArticleView;
import org.meridiem.content.article.ArticleViews;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Drafting;
import org.meridiem.content.article.Revisions;
import org.meridiem.content.article.Status;
import org.meridiem.content.article.Transition;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Texts;
import org.meridiem.content.publication.Publication;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Takes articles through the workflow. Each step is one transaction: state, history, what readers see, and the event.
@ApplicationScoped
class Workflow {

    private final Articles articles;
    private final Revisions revisions;
    private final Drafting drafting;
    private final ArticleReferences references;
    private final Publication publication;
    private final TransitionHistory history;
    private final AuditLog audit;
    private final ArticleViews views;
    private final Clock clock;

    Workflow(Articles articles, Revisions revisions, Drafting drafting, ArticleReferences references,
            Publication publication,
            TransitionHistory history, AuditLog audit, ArticleViews views, Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.drafting = drafting;
        this.references = references;
        this.publication = publication;
        this.history = history;
        this.audit = audit;
        this.views = views;
        this.clock = clock;
    }

    /// A step that an editor asks for.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 412, 422, 428
    @Transactional
    ArticleView take(UUID id, IfMatch ifMatch, TransitionRequest request, Caller by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Transition transition = request.transition();
        demandTime(transition, request.at(), now);
        Article article = articles.locked(id);
        ArticlePolicy.demandPermission(by, article.facts(), transition);
        ifMatch.check(article.version(), () -> drafting.since(article, ifMatch));
        Transition.Step step = ArticlePolicy.demandStep(by, article.facts(), transition);
        switch (transition) {
            case PUBLISH -> publication.publish(article, revisions.head(article), request.at(), by);
            case UNPUBLISH -> publication.withdraw(article, step, by);
            case TAKE_DOWN -> takeDown(article, step, by, now);
            case SCHEDULE -> schedule(article, request.at(), by, now);
            case SUBMIT, REQUEST_CHANGES, APPROVE, UNSCHEDULE, ARCHIVE, REOPEN -> {
                article.move(step, by, now);
                references.clear(id, ArticleReferences.Part.SCHEDULED);
            }
        }
        history.add(article, transition, step.from(), Texts.tidyOrNull(request.note()), by);
        record(article, transition, step.from(), by);
        return views.of(article, by);
    }

    /// What was scheduled goes out. The caller has made sure that it is due and nobody else sends it.
    @Transactional(Transactional.TxType.MANDATORY)
    void publishScheduled(UUID id) {
        Article article = articles.locked(id);
        int revision = article.schedule().orElseThrow().revision();
        publication.publish(article, revisions.of(article, revision), null, Publication.SYSTEM);
        history.add(article, Transition.PUBLISH, Status.SCHEDULED, "as scheduled", Publication.SYSTEM);
        record(article, Transition.PUBLISH, Status.SCHEDULED, Publication.SYSTEM);
    }

    /// What was scheduled cannot go out: it goes back to those who can put it right.
    @Transactional(Transactional.TxType.MANDATORY)
    void giveBack(UUID id, String why) {
        Article article = articles.locked(id);
        Transition.Step step = Transition.UNSCHEDULE.from(article.status()).orElseThrow();
        article.move(step, Publication.SYSTEM, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        references.clear(id, ArticleReferences.Part.SCHEDULED);
        history.add(article, Transition.UNSCHEDULE, step.from(), "Could not be published when it was due. " + why,
                Publication.SYSTEM);
        record(article, Transition.UNSCHEDULE, step.from(), Publication.SYSTEM);
    }

    private void record(Article article, Transition transition, Status from, Caller by) {
        audit.record(by, transition.label(), "article", article.id(), article.version(),
                Map.of("from", from.name(), "to", article.status().name()));
    }

    private void takeDown(Article article, Transition.Step step, Caller by, Instant now) {
        if (article.everPublic()) {
            publication.withdraw(article, step, by);
        } else {
            article.move(step, by, now);
        }
    }

    private void schedule(Article article, @Nullable Instant at, Caller by, Instant now) {
        if (at == null) {
            throw new IllegalArgumentException("a schedule without a time");
        }
        int revision = article.schedule().map(schedule -> schedule.revision()).orElse(article.headRevision());
        ArticleContent content = revisions.of(article, revision).content();
        publication.demandReady(content);
        article.schedule(at, by, now);
        references.replace(article.id(), ArticleReferences.Part.SCHEDULED, content);
    }

    private static void demandTime(Transition transition, @Nullable Instant at, Instant now) {
        switch (transition) {
            case SCHEDULE -> {
                if (at == null) {
                    throw refuse("is needed: when the article is to go out");
                }
                if (!at.isAfter(now)) {
                    throw refuse("must be in the future");
                }
            }
            case PUBLISH -> {
                if (at != null && at.isAfter(now)) {
                    throw refuse("must not be in the future; use schedule for that");
                }
                if (at != null && at.isBefore(Instant.parse("1600-01-01T00:00:00Z"))) {
                    throw refuse("must be after 1600");
                }
            }
            case SUBMIT, REQUEST_CHANGES, APPROVE, UNSCHEDULE, UNPUBLISH, TAKE_DOWN, ARCHIVE, REOPEN -> {
                if (at != null) {
                    throw refuse("goes with schedule and publish only");
                }
            }
        }
    }

    private static RuntimeException refuse(String detail) {
        return ProblemType.INVALID_INPUT.with("The time of the transition cannot be used.").at("/at", detail);
    }
}
