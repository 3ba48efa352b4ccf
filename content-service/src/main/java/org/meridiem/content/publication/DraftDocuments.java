package org.meridiem.content.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.article.Revision;
import org.meridiem.content.article.Schedule;

/// Makes of a revision what readers would get if it were published now. Nothing is stored and nothing is locked.
@ApplicationScoped
public class DraftDocuments {

    private static final PublishedArticle.SectionPart NOT_FILED = new PublishedArticle.SectionPart("", "", "");

    private final Catalogue catalogue;
    private final Projector projector;
    private final CommentCounts comments;
    private final Clock clock;

    DraftDocuments(Catalogue catalogue, Projector projector, CommentCounts comments, Clock clock) {
        this.catalogue = catalogue;
        this.projector = projector;
        this.comments = comments;
        this.clock = clock;
    }

    /// The document. Its section has empty members when none is set, its dates are those that it would have now.
    @Transactional(Transactional.TxType.MANDATORY)
    public PublishedArticle of(Article article, Revision revision) {
        ArticleContent content = revision.content();
        Catalogue.Shown shown = catalogue.seen(content);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant publishedAt = article.schedule().map(Schedule::at).or(article::publishedAt).orElse(now);
        return projector.document(article, content, shown, comments.shown(article.id(), publishedAt, now),
                Objects.requireNonNullElse(shown.section(), NOT_FILED), publishedAt,
                publishedAt.isAfter(revision.createdAt()) ? publishedAt : revision.createdAt());
    }
}
