package org.meridiem.content.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A comment as everybody sees it. Nothing in it depends on who asks.
///
/// @param id          UUID of version 7
/// @param parent      what it answers
/// @param depth       0 for a top comment
/// @param removed     whether only its place is left
/// @param author      who wrote it
/// @param text        as it was written
/// @param html        the same, safe to be shown
/// @param createdAt   when it was written
/// @param editedAt    when its author last changed it
/// @param likeCount   how many readers like it
/// @param replyCount  approved comments below it, at any depth
/// @param replies     the first answers, oldest first
/// @param nextReplies where the thread goes on
@Schema(name = "Comment", description = "A comment as everybody sees it.", requiredProperties = {"id", "depth",
        "removed", "createdAt", "likeCount", "replyCount"})
record PublicComment(UUID id,
        @Nullable @Schema(description = "The comment that it answers; absent on top.") UUID parent,
        @Schema(description = "0 for a top comment. Answers to the deepest ones stand beside what they answer.") int depth,
        @Schema(description = "True where only the place of a comment is left because answers to it are there: then it has neither author nor text.") boolean removed,
        @Nullable Author author, @Nullable @Schema(description = "Plain text as it was written.") String text,
        @Nullable @Schema(description = "The same, safe to be shown as it is: paragraphs, line breaks and links with `rel=\"ugc nofollow noopener\"`, all else escaped.") String html,
        Instant createdAt, @Nullable Instant editedAt, int likeCount,
        @Schema(description = "Visible comments below it, at any depth.") int replyCount,
        @Nullable @Schema(description = "The first answers, oldest first, each with its own; absent in a list of answers, which is flat.") List<PublicComment> replies,
        @Nullable @Schema(description = "On a top comment with more answers: `cursor` of its list of answers.") String nextReplies) {

    /// A reader, for readers.
    ///
    /// @param name at the time of writing
    @Schema(name = "CommentWriter", description = "Who wrote a comment.", requiredProperties = {"name"})
    record Author(
            @Schema(description = "As called when it was written. Plain text.", examples = "reader") String name) {
    }

    /// One of a flat list.
    static PublicComment flat(Comment comment) {
        return of(comment, null, null);
    }

    /// A thread.
    ///
    /// @param answers     depth first, oldest first: each stands behind all that are above it
    /// @param nextReplies null when these are all
    static PublicComment thread(Comment top, List<Comment> answers, @Nullable String nextReplies) {
        Map<UUID, List<Comment>> below = new HashMap<>();
        for (Comment answer : answers) {
            below.computeIfAbsent(answer.path().get(answer.depth() - 1), _ -> new ArrayList<>()).add(answer);
        }
        return tree(top, below, nextReplies);
    }

    private static PublicComment tree(Comment comment, Map<UUID, List<Comment>> below, @Nullable String nextReplies) {
        return of(comment, below.getOrDefault(comment.id(), List.of()).stream().map(answer -> tree(answer, below, null))
                .toList(), nextReplies);
    }

    private static PublicComment of(Comment comment, @Nullable List<PublicComment> replies,
            @Nullable String nextReplies) {
        if (!comment.approved() || comment.text() == null) {
            return new PublicComment(comment.id(), comment.parent(), comment.depth(), true, null, null, null,
                    comment.createdAt(), null, 0, comment.replies(), replies, nextReplies);
        }
        return new PublicComment(comment.id(), comment.parent(), comment.depth(), false,
                new Author(comment.authorName()), comment.text(), CommentHtml.of(comment.text()), comment.createdAt(),
                comment.editedAt(), comment.likes(), comment.replies(), replies, nextReplies);
    }
}
