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
import org.meridiem.content.article.ArticleFacts;
import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.article.ArticleReferences;
import org.meridiem.content.article.ArticleView;
import org.meridiem.content.article.ArticleViews;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Drafting;
import org.meridiem.content.article.Expiry;
import org.meridiem.content.article.Revisions;
import org.meridiem.content.article.Schedule;
import org.meridiem.content.article.Status;
import org.meridiem.content.article.Transition;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Texts;
import org.meridiem.content.publication.Publication;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

/// Takes articles through the workflow. Each step is one transaction: state, history, what readers see, and the event.
@ApplicationScoped
public class Workflow {

    private final Articles articles;
    private final Revisions revisions;
    private final Drafting drafting;
    private final ArticleReferences references;
    private final Publication publication;
    private final TransitionHistory history;
    private final ArticleViews views;
    private final DatabaseClock databaseClock;
    private final AuditLog audit;
    private final Clock clock;

    Workflow(Articles articles, Revisions revisions, Drafting drafting, ArticleReferences references,
            Publication publication,
            TransitionHistory history, ArticleViews views, DatabaseClock databaseClock, AuditLog audit,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.drafting = drafting;
        this.references = references;
        this.publication = publication;
        this.history = history;
        this.views = views;
        this.databaseClock = databaseClock;
        this.audit = audit;
        this.clock = clock;
    }

    /// A step that an editor asks for.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 412, 422, 428
    @Transactional
    public ArticleView take(UUID id, IfMatch ifMatch, TransitionRequest request, Caller by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Transition transition = request.transition();
        Times.demand(request, now);
        Article article = articles.locked(id);
        ArticlePolicy.demandPermission(by, article.facts(), transition);
        ifMatch.check(article.version(), () -> drafting.since(article, ifMatch));
        Transition.Step step = ArticlePolicy.demandStep(by, factsNow(article, now), transition);
        Expiry expiry = request.unpublishAt() == null
                ? null
                : new Expiry(request.unpublishAt().truncatedTo(ChronoUnit.MICROS), request.zone());
        if (expiry != null && step.to() == Status.PUBLISHED) {
            // Whoever takes it from readers must be allowed to, also ahead of time.
            Transition.UNPUBLISH.from(step.to()).ifPresent(end -> by.demand(end.scope()));
        }
        switch (transition) {
            case PUBLISH -> publication.publish(article, revisions.head(article), request.at(), by);
            case UNPUBLISH -> publication.withdraw(article, step, by);
            case TAKE_DOWN -> takeDown(article, step, by, now);
            case SCHEDULE -> schedule(article, request, expiry, by, now);
            case SUBMIT, REQUEST_CHANGES, APPROVE, UNSCHEDULE, ARCHIVE, REOPEN -> {
                article.move(step, by, now);
                references.clear(id, ArticleReferences.Part.SCHEDULED);
            }
        }
        if (expiry != null) {
            article.expire(expiry);
        }
        history.add(article, transition, step.from(), Texts.tidyOrNull(request.note()), by);
        record(article, transition, step.from(), by);
        return views.of(article, by);
    }

    /// What was scheduled goes out. The caller has made sure that it is due and nobody else sends it.
    @Transactional(Transactional.TxType.MANDATORY)
    void publishScheduled(UUID id) {
        Article article = articles.locked(id);
        Status from = article.status();
        ArticlePolicy.demandEmbargoOver(factsNow(article, clock.instant()));
        Schedule schedule = article.schedule().orElseThrow();
        // The database says that it is time; a replica whose clock is slow must not date it before that.
        Instant date = from == Status.SCHEDULED && clock.instant().isBefore(schedule.at()) ? schedule.at() : null;
        publication.publish(article, revisions.of(article, schedule.revision()), date, Publication.SYSTEM);
        history.add(article, Transition.PUBLISH, from, "as scheduled", Publication.SYSTEM);
        record(article, Transition.PUBLISH, from, Publication.SYSTEM);
    }

    /// The end that was set is there. As [#publishScheduled(UUID)]. What was only on its way to readers goes back to the editors: that
    /// they get and lose it in one moment is nobody's wish.
    @Transactional(Transactional.TxType.MANDATORY)
    void expire(UUID id) {
        Article article = articles.locked(id);
        if (article.status() != Status.PUBLISHED) {
            giveBack(id, "Its end had come.");
            return;
        }
        Transition.Step step = Transition.UNPUBLISH.from(article.status()).orElseThrow();
        publication.withdraw(article, step, Publication.SYSTEM);
        history.add(article, Transition.UNPUBLISH, step.from(), "as scheduled", Publication.SYSTEM);
        record(article, Transition.UNPUBLISH, step.from(), Publication.SYSTEM);
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

    /// Asks the database's clock where it matters.
    private ArticleFacts factsNow(Article article, Instant now) {
        return article.facts(article.embargo().isPresent() ? databaseClock.now() : now);
    }

    private void takeDown(Article article, Transition.Step step, Caller by, Instant now) {
        if (article.everPublic()) {
            publication.withdraw(article, step, by);
        } else {
            article.move(step, by, now);
        }
    }

    private void schedule(Article article, TransitionRequest request, @Nullable Expiry expiry, Caller by, Instant now) {
        Instant at = Objects.requireNonNull(request.at()).truncatedTo(ChronoUnit.MICROS);
        Times.demandOrder(article, at, expiry == null ? article.expiry().orElse(null) : expiry);
        int revision = article.schedule().map(schedule -> schedule.revision()).orElse(article.headRevision());
        ArticleContent content = revisions.of(article, revision).content();
        publication.demandReady(content);
        article.schedule(at, request.zone(), by, now);
        references.replace(article.id(), ArticleReferences.Part.SCHEDULED, content);
    }
}
