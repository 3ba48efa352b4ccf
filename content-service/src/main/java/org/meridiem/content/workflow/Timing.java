package org.meridiem.content.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.meridiem.content.article.Schedule;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
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
        Embargo embargo = wanted == null
                ? null
                : new Embargo(ahead("/until", wanted.until(), wanted.zone(), now), wanted.zone());
        Article article = locked(id, ifMatch, by);
        ArticlePolicy.demandEmbargoPossible(by, article.facts(now));
        if (embargo != null) {
            refuse(article.schedule().filter(schedule -> schedule.at().isBefore(embargo.until())));
        }
        if (Objects.equals(embargo, article.embargo().orElse(null))) {
            return views.of(article, by);
        }
        article.time(article.expiry().orElse(null), embargo, by, now);
        return embargo == null
                ? changed(article, "liftEmbargo", Map.of(), by)
                : changed(article, "setEmbargo", Map.of("until", embargo.until().toString()), by);
    }

    /// Readers lose it at a time.
    ///
    /// @param wanted null leaves it with them
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 412, 428
    @Transactional
    ArticleView expiry(UUID id, IfMatch ifMatch, @Nullable ExpiryWrite wanted, Caller by) {
        Instant now = now();
        Expiry expiry = wanted == null
                ? null
                : new Expiry(ahead("/at", wanted.at(), wanted.zone(), now), wanted.zone());
        Article article = locked(id, ifMatch, by);
        ArticlePolicy.demandExpiryPossible(by, article.facts(now));
        if (expiry != null) {
            refuse(article.schedule().filter(schedule -> !schedule.at().isBefore(expiry.at())));
        }
        if (Objects.equals(expiry, article.expiry().orElse(null))) {
            return views.of(article, by);
        }
        article.time(expiry, article.embargo().orElse(null), by, now);
        return expiry == null
                ? changed(article, "removeExpiry", Map.of(), by)
                : changed(article, "setExpiry", Map.of("at", expiry.at().toString()), by);
    }

    private static Instant ahead(String pointer, Instant at, @Nullable String zone, Instant now) {
        Times.demandFuture(pointer, at, now);
        Times.demandZone(zone);
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private Article locked(UUID id, IfMatch ifMatch, Caller by) {
        Article article = articles.locked(id);
        ArticlePolicy.demandTouch(by, article.facts());
        ifMatch.check(article.version(), () -> drafting.since(article, ifMatch));
        return article;
    }

    private static void refuse(Optional<Schedule> inTheWay) {
        inTheWay.ifPresent(schedule -> {
            throw ProblemType.CONFLICT
                    .with("Something is scheduled for " + schedule.at()
                            + ", which does not go with that. Reschedule it first.")
                    .and("schedule", schedule);
        });
    }

    private ArticleView changed(Article article, String action, Map<String, ?> details, Caller by) {
        articles.flush();
        audit.record(by, action, "article", article.id(), article.version(), details);
        return views.of(article, by);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
