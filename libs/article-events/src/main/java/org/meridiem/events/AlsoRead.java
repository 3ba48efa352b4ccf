package org.meridiem.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What readers of an article read besides, on [Topic#ARTICLE_FIGURES]. Whoever shows them checks that they are still public.
///
/// @param article  whose readers
/// @param asOf     when it was computed
/// @param articles what else they read, best first
public record AlsoRead(UUID article, Instant asOf, List<UUID> articles) {

    /// The CloudEvents type.
    public static final String TYPE = "org.meridiem.article.alsoRead.v1";

    /// Copies the list and refuses members that are missing or break the contract.
    public AlsoRead {
        Require.present(article, "article");
        Require.present(asOf, "asOf");
        articles = Require.list(articles, "articles");
    }

    /// The record's key.
    public String key() {
        return key(article);
    }

    /// The key of an article's record; without a value it says that the article is not public any more.
    public static String key(UUID article) {
        return "also-read/" + article;
    }
}
