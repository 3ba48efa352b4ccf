package org.meridiem.events;

import java.time.Instant;
import java.util.UUID;

/// What happened to one comment of an article: neither its text nor who wrote it.
///
/// @param article  under which it stands
/// @param comment  the comment
/// @param at       when readers began, or ceased, to see it
/// @param approved how many comments of the article readers see from then on
public record CommentChange(UUID article, UUID comment, Instant at, long approved) {

    /// Refuses members that are missing or break the contract.
    public CommentChange {
        Require.present(article, "article");
        Require.present(comment, "comment");
        Require.present(at, "at");
        Require.atLeast(0, approved, "approved");
    }
}
