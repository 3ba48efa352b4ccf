package org.meridiem.content.comment;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A comment as its author sees it.
///
/// @param id            UUID of version 7
/// @param article       slug of the article, its present or last one
/// @param parent        what it answers
/// @param text          null once removed
/// @param html          null once removed
/// @param state         where it stands
/// @param version       the number in its ETag
/// @param likeCount     how many readers like it
/// @param createdAt     when it was written
/// @param editedAt      when it was last changed
/// @param editableUntil until when it may be changed
@Schema(name = "OwnComment", description = "A comment as its author sees it.", requiredProperties = {"id", "article",
        "state", "version", "likeCount", "createdAt", "editableUntil"})
record OwnComment(UUID id, @Schema(description = "Slug of the article.", examples = "tea-prices-fall") String article,
        @Nullable @Schema(description = "The comment that it answers.") UUID parent,
        @Nullable @Schema(description = "As it was written; absent once removed.") String text,
        @Nullable @Schema(description = "The same, safe to be shown; absent once removed.") String html,
        @Schema(description = "`PENDING`: waits for a moderator. `APPROVED`: readers see it. `REJECTED`: refused. `REMOVED`: taken back.") CommentState state,
        long version, int likeCount, Instant createdAt, @Nullable Instant editedAt, Instant editableUntil) {

    static OwnComment of(Comment comment, String article, Instant editableUntil) {
        return new OwnComment(comment.id(), article, comment.parent(), comment.text(),
                comment.text() == null ? null : CommentHtml.of(comment.text()), comment.state().forAuthor(),
                comment.version(), comment.likes(), comment.createdAt(), comment.editedAt(), editableUntil);
    }
}
