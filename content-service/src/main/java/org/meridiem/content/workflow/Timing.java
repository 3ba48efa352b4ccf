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
import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.article.ArticleView;
import org.meridiem.content.article.ArticleViews;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Drafting;
import org.meridiem.content.article.Embargo;
import org.meridiem.content.article.Expiry;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;

/// The times of an article that are no step of the workflow: before when it must not go out, and when readers lose it again.
@ApplicationScoped
class Timing {

    private final Articles articles;
    private final Drafting drafting;
    private final ArticleViews views;
    private final AuditLog audit;
    private final Clock clock;

    Timing(Articles articles, Drafting drafting, ArticleViews views, AuditLog audit, Clock clock) {
        this.articles = articles;
        this.drafting = drafting;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    /// From now on nothing of it goes out before a time.
    ///
    /// @param wanted null lifts the embargo
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 412, 428
    @Transactional
    ArticleView embargo(UUID id, IfMatch ifMatch, @Nullable EmbargoWrite wanted, Caller by) {
        Instant now = now();
        Embargo embargo = null;
        if (wanted != null) {
            Times.demandFuture("/until", wanted.until(), now);
            Times.demandZone(wanted.zone());
            embargo = new Embargo(wanted.until().truncatedTo(ChronoUnit.MICROS), wanted.zone());
        }
        Article article = articles.locked(id);
        ArticlePolicy.demandTouch(by, article.facts(now));
        ifMatch.check(article.version(), () -> drafting.since(article, ifMatch));
        ArticlePolicy.demandEmbargoPossible(by, article.facts(now));
        if (embargo != null) {
            Instant until = embargo.until();
            article.schedule().filter(schedule -> schedule.at().isBefore(until)).ifPresent(schedule -> {
                throw Times.scheduledOtherwise(schedule);
            });
        }
        article.time(article.expiry().orElse(null), embargo, by, now);
        articles.flush();
        audit.record(by, embargo == null ? "liftEmbargo" : "setEmbargo", "article", id, article.version(),
                embargo == null ? Map.of() : Map.of("until", embargo.until().toString()));
        return views.of(article, by);
    }

    /// Readers lose it at a time.
    ///
    /// @param wanted null leaves it with them
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 412, 428
    @Transactional
    ArticleView expiry(UUID id, IfMatch ifMatch, @Nullable ExpiryWrite wanted, Caller by) {
        Instant now = now();
        Expiry expiry = null;
        if (wanted != null) {
            Times.demandFuture("/at", wanted.at(), now);
            Times.demandZone(wanted.zone());
            expiry = new Expiry(wanted.at().truncatedTo(ChronoUnit.MICROS), wanted.zone());
        }
        Article article = articles.locked(id);
        ArticlePolicy.demandTouch(by, article.facts(now));
        ifMatch.check(article.version(), () -> drafting.since(article, ifMatch));
        ArticlePolicy.demandExpiryPossible(by, article.facts(now));
        if (expiry != null) {
            Instant end = expiry.at();
            article.schedule().filter(schedule -> !schedule.at().isBefore(end)).ifPresent(schedule -> {
                throw Times.scheduledOtherwise(schedule);
            });
        }
        article.time(expiry, article.embargo().orElse(null), by, now);
        articles.flush();
        audit.record(by, expiry == null ? "removeExpiry" : "setExpiry", "article", id, article.version(),
                expiry == null ? Map.of() : Map.of("at", expiry.at().toString()));
        return views.of(article, by);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
