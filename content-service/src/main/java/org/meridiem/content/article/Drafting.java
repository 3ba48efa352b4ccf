package org.meridiem.content.article;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.Stamp;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.security.Caller;

/// Writing: makes articles, changes their content, deletes them. Each method is one transaction, or part of the caller's.
@ApplicationScoped
public class Drafting {

    private static final String KIND = "article";

    private final Articles articles;
    private final Revisions revisions;
    private final ArticleIntake intake;
    private final SlugRegister slugs;
    private final ArticleReferences references;
    private final ArticleViews views;
    private final PublicTrace publicTrace;
    private final AuditLog audit;
    private final Clock clock;

    Drafting(Articles articles, Revisions revisions, ArticleIntake intake, SlugRegister slugs,
            ArticleReferences references,
            ArticleViews views, PublicTrace publicTrace, AuditLog audit, Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.intake = intake;
        this.slugs = slugs;
        this.references = references;
        this.views = views;
        this.publicTrace = publicTrace;
        this.audit = audit;
        this.clock = clock;
    }

    /// A new draft.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 409 (slug), 422
    @Transactional
    ArticleView create(ArticleWrite write, Caller by) {
        Article article = create(Ids.next(), write, Stamp.first(by, now()), by);
        return views.of(article, revisions.head(article).content(), by);
    }

    /// A new draft that was begun elsewhere.
    ///
    /// @param stamp who began it and when
    /// @throws org.meridiem.kit.problem.ProblemException 400, 409 (slug), 422
    @Transactional
    Article create(UUID id, ArticleWrite write, Stamp stamp, Caller by) {
        ArticleContent content = intake.read(write, "");
        if (write.slug() == null) {
            content = content.withSlug(slugs.takeMadeFrom(content.headline(), content.language(), id));
        } else {
            slugs.take(write.slug(), id);
            content = content.withSlug(write.slug());
        }
        var article = new Article(id, content, stamp);
        articles.persist(article);
        revisions.persist(new Revision(article, content));
        articles.flush();
        references.replace(id, ArticleReferences.Part.HEAD, content);
        audit.record(by, "create", KIND, id, article.version(), Map.of());
        return article;
    }

    /// A new head revision.
    ///
    /// @param edit what the article is to say, given what it says
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 412, 422, 428
    @Transactional
    ArticleView save(UUID id, IfMatch ifMatch, UnaryOperator<ArticleWrite> edit, Caller by) {
        return change(id, ifMatch, current -> Optional.of(edit.apply(current)), by);
    }

    /// A new head revision, unless there is nothing to change.
    ///
    /// @param edit what the article is to say, given what it says; empty when it says that already
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 412, 422, 428
    @Transactional
    public ArticleView change(UUID id, IfMatch ifMatch, Function<ArticleWrite, Optional<ArticleWrite>> edit,
            Caller by) {
        Article article = articles.locked(id);
        ArticlePolicy.demandTouch(by, article.facts());
        ifMatch.check(article.version(), () -> since(article, ifMatch));
        ArticlePolicy.demandEditable(by, article.facts());
        ArticleContent before = revisions.head(article).content();
        return edit.apply(views.write(before)).map(write -> revise(article, before, write, null, by))
                .orElseGet(() -> views.of(article, before, by));
    }

    /// The content of an old revision becomes the head again, as a revision of its own.
    ///
    /// @param number of the old one
    /// @throws org.meridiem.kit.problem.ProblemException 403, 404, 409, 412, 422 (something that it refers to is gone), 428
    @Transactional
    public ArticleView restore(UUID id, IfMatch ifMatch, int number, Caller by) {
        Article article = articles.locked(id);
        ArticlePolicy.demandTouch(by, article.facts());
        ifMatch.check(article.version(), () -> since(article, ifMatch));
        ArticlePolicy.demandEditable(by, article.facts());
        ArticleWrite old = views.write(revisions.wanted(id, number).content());
        return revise(article, revisions.head(article).content(), old, number, by);
    }

    private ArticleView revise(Article article, ArticleContent before, ArticleWrite write,
            @Nullable Integer restoredFrom, Caller by) {
        UUID id = article.id();
        String slug = write.slug() == null ? before.slug() : write.slug();
        ArticleContent content = intake.read(write, slug);
        slugs.take(slug, id);
        revisions.persist(article.save(content, restoredFrom, by, now()));
        articles.flush();
        slugs.release(id, slugsInUse(article, content));
        references.replace(id, ArticleReferences.Part.HEAD, content);
        if (restoredFrom == null) {
            audit.record(by, "save", KIND, id, article.version(), Map.of("changed", before.differences(content)));
        } else {
            audit.record(by, "restore", KIND, id, article.version(), Map.of("revision", restoredFrom));
        }
        return views.of(article, content, by);
    }

    /// Removes an article with all its revisions.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 403, 404, 409, 412, 428
    @Transactional
    void delete(UUID id, IfMatch ifMatch, Caller by) {
        Article article = articles.locked(id);
        ArticlePolicy.demandTouch(by, article.facts());
        ifMatch.check(article.version(), () -> since(article, ifMatch));
        ArticlePolicy.demandDeletable(by, article.facts());
        if (article.everPublic()) {
            publicTrace.articleDeleted(article);
        }
        slugs.release(id, List.of());
        articles.delete(article);
        articles.flush();
        audit.record(by, "delete", KIND, id, null, Map.of());
    }

    /// What somebody who works on an old version needs to know.
    public StaleVersion since(Article article, IfMatch ifMatch) {
        ArticleContent present = revisions.head(article).content();
        Set<String> changed = new LinkedHashSet<>(ifMatch.version()
                .flatMap(known -> revisions.at(article.id(), known))
                .map(known -> known.content().differences(present))
                .orElse(List.of()));
        // A version that no save made was made by a step of the workflow.
        boolean stepped = ifMatch.version()
                .filter(known -> known < article.version())
                .map(known -> article.version() - known > savesSince(article, known))
                .orElse(false);
        if (stepped) {
            changed.add("status");
        }
        return new StaleVersion(article.version(), List.copyOf(changed), article.stamp().updatedByName(),
                article.stamp().updatedAt());
    }

    private long savesSince(Article article, long known) {
        return revisions.count("articleId = ?1 and articleVersion > ?2", article.id(), known);
    }

    private List<String> slugsInUse(Article article, ArticleContent head) {
        return article.schedule()
                .map(schedule -> List.of(head.slug(), revisions.of(article, schedule.revision()).content().slug()))
                .orElseGet(() -> List.of(head.slug()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
