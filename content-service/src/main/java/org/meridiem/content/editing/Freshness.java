package org.meridiem.content.editing;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/// `Last-Modified` of public answers that are made from taxonomy, people or media together with the number of published articles.
///
/// Ask it before the content is read: a change in between makes the answer look older than it is, which costs a reader one more request
/// and nothing else.
@ApplicationScoped
public class Freshness {

    private final Changes changes;
    private final ArticleLinks articles;

    Freshness(Changes changes, ArticleLinks articles) {
        this.changes = changes;
        this.articles = articles;
    }

    /// When anything that such an answer may show last changed.
    public Instant asOf() {
        Instant catalogue = changes.latest();
        Instant published = articles.publishedAsOf();
        return catalogue.isAfter(published) ? catalogue : published;
    }
}
