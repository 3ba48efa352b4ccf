package org.meridiem.content.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// A comment as moderators see it.
///
/// @param id          UUID of version 7
/// @param article     under which it stands
/// @param parent      what it answers
/// @param depth       0 for a top comment
/// @param author      who wrote it
/// @param text        null once removed
/// @param html        null once removed
/// @param linkCount   web addresses in it
/// @param state       where it stands
/// @param version     the number in its ETag
/// @param likeCount   how many readers like it
/// @param reportCount since a moderator last approved it
/// @param replyCount  visible comments below it
/// @param createdAt   when it was written
/// @param editedAt    when its author last changed it
/// @param decidedAt   when a moderator last decided
/// @param decidedBy   who
/// @param reason      why
@Schema(name = "ModeratedComment", description = "A comment as moderators see it.", requiredProperties = {"id",
        "article", "depth", "author", "linkCount", "state", "version", "likeCount", "reportCount", "replyCount",
        "createdAt"})
record ModeratedComment(UUID id, ArticlePart article, @Nullable UUID parent, int depth, CommentAuthor author,
        @Nullable @Schema(description = "As it was written; absent once removed.") String text,
        @Nullable @Schema(description = "The same, safe to be shown; absent once removed.") String html,
        @Schema(description = "Web addresses in it.") int linkCount, CommentState state,
        @Schema(description = "Its ETag: grows with edits and decisions.") long version, int likeCount,
        @Schema(description = "Reports since a moderator last approved it.") int reportCount,
        @Schema(description = "Visible comments below it.") int replyCount, Instant createdAt,
        @Nullable Instant editedAt, @Nullable Instant decidedAt, @Nullable Editor decidedBy,
        @Nullable @Schema(description = "Of the last decision.") String reason) {

    /// The article.
    ///
    /// @param id   its id
    /// @param slug as readers know it
    @Schema(name = "CommentedArticle", description = "Under which article a comment stands.", requiredProperties = {
            "id", "slug"})
    record ArticlePart(UUID id, @Schema(description = "As readers know it.") String slug) {
    }

    /// To be completed by conditions.
    static final String SELECT = "select " + Comment.COLUMNS
            + ", p.slug from comment c join published_article p on p.article_id = c.article_id where ";

    static ModeratedComment read(ResultSet row) throws SQLException {
        Comment comment = Comment.read(row);
        return new ModeratedComment(comment.id(), new ArticlePart(comment.article(), row.getString("slug")),
                comment.parent(), comment.depth(), new CommentAuthor(comment.author(), comment.authorName()),
                comment.text(), comment.text() == null ? null : CommentHtml.of(comment.text()), comment.links(),
                comment.state(), comment.version(), comment.likes(), comment.reports(), comment.replies(),
                comment.createdAt(), comment.editedAt(), comment.decidedAt(), comment.decidedBy(), comment.reason());
    }
}
