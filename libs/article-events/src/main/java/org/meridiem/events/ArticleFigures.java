package org.meridiem.events;

import java.time.Instant;
import java.util.UUID;

/// How an article is read, on [Topic#ARTICLE_FIGURES]. Repetitions, and what one network sends too much, are not in the numbers.
///
/// @param article which
/// @param asOf    when they were taken
/// @param views   since it became public
/// @param reads   since it became public
/// @param shares  since it became public
/// @param hour    the newest clock hour in which it was read
/// @param day     the newest day (UTC) on which it was read
public record ArticleFigures(UUID article, Instant asOf, long views, long reads, long shares, Readers hour,
        Readers day) {

    /// The CloudEvents type.
    public static final String TYPE = "org.meridiem.article.figures.v1";

    /// Refuses members that are missing or break the contract.
    public ArticleFigures {
        Require.present(article, "article");
        Require.present(asOf, "asOf");
        Require.atLeast(0, views, "views");
        Require.atLeast(0, reads, "reads");
        Require.atLeast(0, shares, "shares");
        Require.present(hour, "hour");
        Require.present(day, "day");
    }

    /// The record's key.
    public String key() {
        return key(article);
    }

    /// The key of an article's record; without a value it says that the article is not public any more.
    public static String key(UUID article) {
        return "figures/" + article;
    }

    /// Different readers in a time.
    ///
    /// @param since   when the time began
    /// @param readers exact up to 200, above it an estimate with a standard error of 2.3 %
    public record Readers(Instant since, long readers) {
        /// Refuses members that are missing or break the contract.
        public Readers {
            Require.present(since, "since");
            Require.atLeast(0, readers, "readers");
        }
    }
}
