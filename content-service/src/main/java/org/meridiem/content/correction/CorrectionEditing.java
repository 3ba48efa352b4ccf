package org.meridiem.content.correction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.article.Articles;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.Stamp;
import org.meridiem.content.editing.Texts;
import org.meridiem.content.publication.Publication;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes, changes and withdraws corrections. Each is one transaction with what readers see and the event.
///
/// The article's own version stays as it is: whoever is writing at the article is not disturbed.
@ApplicationScoped
class CorrectionEditing {

    /// All of them are in the document that readers get.
    static final int MOST = 100;
    private static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");

    private final Corrections corrections;
    private final Articles articles;
    private final Publication publication;
    private final Changes changes;
    private final AuditLog audit;
    private final Cursors cursors;
    private final Clock clock;

    CorrectionEditing(Corrections corrections, Articles articles, Publication publication, Changes changes,
            AuditLog audit, Cursors cursors, Clock clock) {
        this.corrections = corrections;
        this.articles = articles;
        this.publication = publication;
        this.changes = changes;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409
    @Transactional
    CorrectionView create(UUID articleId, CorrectionWrite wanted, Caller by) {
        Instant now = now();
        Article article = correctable(articleId, by);
        if (corrections.count("articleId", articleId) >= MOST) {
            throw tooMany();
        }
        var correction = new Correction(Ids.next(), articleId, date(wanted.at(), now, now),
                Texts.tidyOrEmpty(wanted.text()), Stamp.first(by, now));
        corrections.persist(correction);
        shown(article);
        audit.record(by, "create", "correction", correction.id(), 1L, Map.of("article", articleId.toString()));
        return CorrectionView.of(correction);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404, 409, 412, 428
    @Transactional
    CorrectionView change(UUID articleId, UUID id, IfMatch ifMatch, CorrectionWrite wanted, Caller by) {
        Instant now = now();
        Article article = correctable(articleId, by);
        Correction correction = checked(articleId, id, ifMatch);
        SequencedSet<String> changed = correction.edit(date(wanted.at(), correction.correctedAt(), now),
                Texts.tidyOrEmpty(wanted.text()), by, now);
        if (!changed.isEmpty()) {
            changes.note(id, correction.stamp(), changed);
            shown(article);
            audit.record(by, "save", "correction", id, correction.stamp().version(),
                    Map.of("article", articleId.toString(), "changedFields", List.copyOf(changed)));
        }
        return CorrectionView.of(correction);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 403, 404, 409, 412, 428
    @Transactional
    void withdraw(UUID articleId, UUID id, IfMatch ifMatch, Caller by) {
        Article article = correctable(articleId, by);
        Correction correction = checked(articleId, id, ifMatch);
        corrections.delete(correction);
        shown(article);
        audit.record(by, "delete", "correction", id, null, Map.of("article", articleId.toString()));
    }

    /// @throws org.meridiem.kit.problem.ProblemException 403, 404
    @Transactional
    CorrectionView get(UUID articleId, UUID id, Caller caller) {
        ArticlePolicy.demandTouch(caller, articles.existing(articleId).facts());
        return CorrectionView.of(corrections.existing(articleId, id));
    }

    /// Newest first.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 403, 404
    @Transactional
    Page<CorrectionView> list(UUID articleId, int limit, @Nullable String cursor, Caller caller) {
        ArticlePolicy.demandTouch(caller, articles.existing(articleId).facts());
        var cut = new Cut(cursors, "corrections/" + articleId, limit);
        List<String> position = cut.position(cursor);
        List<Correction> found = corrections.newest(articleId,
                position == null ? Instant.parse("9999-12-31T23:59:59Z") : Instant.parse(position.getFirst()),
                position == null ? new UUID(-1, -1) : UUID.fromString(position.getLast()), cut.fetch());
        Page<Correction> page = cut.page(found,
                correction -> List.of(correction.correctedAt().toString(), correction.id().toString()), null);
        return Cut.map(page, CorrectionView::of);
    }

    private Article correctable(UUID articleId, Caller by) {
        Article article = articles.locked(articleId);
        ArticlePolicy.demandTouch(by, article.facts());
        ArticlePolicy.demandCorrectable(by, article.facts());
        return article;
    }

    private Correction checked(UUID articleId, UUID id, IfMatch ifMatch) {
        Correction correction = corrections.existing(articleId, id);
        ifMatch.check(correction.stamp().version(),
                () -> changes.since(id, correction.stamp(), ifMatch.version()));
        return correction;
    }

    /// The statements that read corrections for readers do not go through Hibernate.
    private void shown(Article article) {
        corrections.flush();
        publication.corrected(article);
    }

    static ProblemException tooMany() {
        return ProblemType.CONFLICT.with("An article has at most " + MOST + " corrections.");
    }

    static Instant date(@Nullable Instant wanted, Instant otherwise, Instant now) {
        if (wanted == null) {
            return otherwise;
        }
        if (wanted.isAfter(now) || wanted.isBefore(EARLIEST)) {
            throw ProblemType.INVALID_INPUT.with("The date of the correction cannot be used.").at("/at",
                    "must not be in the future, nor before 1600");
        }
        return wanted.truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
