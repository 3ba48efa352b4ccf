package org.meridiem.content.article;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.body.BodyRendering;
import org.meridiem.content.body.BodySource;
import org.meridiem.content.body.WordCount;
import org.meridiem.content.site.SiteAddresses;
import org.meridiem.kit.security.Caller;

/// Shows articles to editors.
@ApplicationScoped
public class ArticleViews {

    private final Articles articles;
    private final Revisions revisions;
    private final ArticleReferences references;
    private final SiteAddresses addresses;
    private final Clock clock;

    ArticleViews(Articles articles, Revisions revisions, ArticleReferences references, SiteAddresses addresses,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.references = references;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// The newest revision.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 403, 404
    @Transactional
    public ArticleView get(UUID id, Caller caller) {
        Article article = articles.existing(id);
        ArticlePolicy.demandTouch(caller, article.facts());
        return of(article, revisions.head(article).content(), caller);
    }

    /// The newest revision of an article at hand.
    public ArticleView of(Article article, Caller caller) {
        return of(article, revisions.head(article).content(), caller);
    }

    ArticleView of(Article article, ArticleContent content, Caller caller) {
        ArticleWrite write = write(content);
        int words = WordCount.of(BodyRendering.text(content.body()), content.language());
        return new ArticleView(article.id(), article.version(), article.status(),
                ArticlePolicy.allowed(caller, article.facts(clock.instant())),
                content.headline(), content.shortHeadline(), content.slug(), content.dek(), content.keyTakeaways(),
                BodySource.of(content.body()), content.faq(), write.section(),
                write.tags() == null ? List.of() : write.tags(),
                write.authors() == null ? List.of() : write.authors(), write.heroImage(), content.kind(),
                content.language(),
                content.commentsOpen(), content.commentModeration(), content.featured(), content.seo(),
                content.custom(), words,
                WordCount.readingTimeMinutes(words),
                article.headRevision(), article.publishedRevision().orElse(null),
                published(article).map(Article::publicVersion).orElse(null),
                article.unpublishedChanges(), published(article).map(this::url).orElse(null),
                article.publishedAt().orElse(null),
                article.firstPublishedAt().orElse(null), article.schedule().orElse(null),
                article.expiry().orElse(null), article.embargo().orElse(null), article.stamp().createdAt(),
                article.stamp().creator(), article.stamp().updatedAt(), article.stamp().editor());
    }

    /// What a client would have to write to make this content.
    public ArticleWrite write(ArticleContent content) {
        return ArticleWrite.of(content, references.slugs(Stream.of(content)));
    }

    private static Optional<Article> published(Article article) {
        return Optional.of(article).filter(found -> found.publishedRevision().isPresent());
    }

    private URI url(Article article) {
        int revision = article.publishedRevision().orElseThrow();
        String slug = revision == article.headRevision()
                ? article.slug()
                : revisions.of(article, revision).content().slug();
        return addresses.article(slug);
    }
}
