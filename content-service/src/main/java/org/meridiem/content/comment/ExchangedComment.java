package org.meridiem.content.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A comment on its way from one installation to another.
///
/// @param id        its identity
/// @param article   under which it stands
/// @param parent    what it answers
/// @param author    who wrote it
/// @param text      null once removed
/// @param state     where it stands
/// @param createdAt when it was written
/// @param editedAt  when its author last changed it
/// @param decidedAt when a moderator last decided
/// @param decidedBy who
/// @param reason    why
/// @param likes     of readers, oldest first
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ExchangedComment(@NotNull UUID id, @NotNull UUID article, @Nullable UUID parent, @NotNull @Valid Person author,
        @Nullable String text, @NotNull CommentState state, @NotNull Instant createdAt, @Nullable Instant editedAt,
        @Nullable Instant decidedAt, @Nullable @Valid Person decidedBy, @Nullable @Size(max = 2_000) String reason,
        @Size(max = 100_000) List<@Valid @NotNull Like> likes) {

    /// Somebody known to the identity provider.
    ///
    /// @param id   the subject of tokens
    /// @param name at the time
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Person(@NotBlank @Size(max = 255) String id, @NotNull @Size(max = 255) String name) {
    }

    /// One reader's.
    ///
    /// @param reader subject of the token
    /// @param at     when
    record Like(@NotBlank @Size(max = 255) String reader, @NotNull Instant at) {
    }

    /// Copies the list; absent is none.
    ExchangedComment {
        likes = likes == null ? List.of() : List.copyOf(likes);
    }

    static ExchangedComment of(Comment comment, List<Like> likes) {
        Editor by = comment.decidedBy();
        return new ExchangedComment(comment.id(), comment.article(), comment.parent(),
                new Person(comment.author(), comment.authorName()), comment.text(), comment.state(),
                comment.createdAt(), comment.editedAt(), comment.decidedAt(),
                by == null ? null : new Person(by.id(), by.name()), comment.reason(), likes);
    }

    /// The row that it becomes; nobody answered it yet.
    ///
    /// @param path from the top of its thread down to itself
    /// @param said its text, checked
    /// @param now  when readers see it here
    Comment comment(List<UUID> path, @Nullable CommentText said, Instant now) {
        return new Comment(id, article, parent, path, author.id(), author.name(), said == null ? null : said.text(),
                said == null ? 0 : said.links(), state, 1, likes.size(), 0, 0, createdAt, editedAt, now, decidedAt,
                decidedBy == null ? null : new Editor(decidedBy.id(), decidedBy.name()), reason);
    }
}
