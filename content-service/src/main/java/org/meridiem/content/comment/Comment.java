package org.meridiem.content.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;
import org.meridiem.kit.http.StaleVersion;

/// A row of the table `comment`.
///
/// @param id          UUID of version 7
/// @param article     under which it stands
/// @param parent      what it answers
/// @param path        from the top of its thread down to itself
/// @param author      subject of the token
/// @param authorName  at the time of writing
/// @param text        null once removed
/// @param links       web addresses in the text
/// @param state       where it stands
/// @param version     the ETag: grows with edits and decisions, not with likes and reports
/// @param likes       how many readers like it
/// @param reports     since a moderator last approved it
/// @param replies     approved comments below it
/// @param createdAt   when it was written
/// @param editedAt    when its author last changed it
/// @param touchedAt   when anything that readers see of it last changed
/// @param decidedAt   when a moderator last decided
/// @param decidedBy   who
/// @param reason      why
record Comment(UUID id, UUID article, @Nullable UUID parent, List<UUID> path, String author, String authorName,
        @Nullable String text, int links, CommentState state, long version, int likes, int reports, int replies,
        Instant createdAt, @Nullable Instant editedAt, Instant touchedAt, @Nullable Instant decidedAt,
        @Nullable Editor decidedBy, @Nullable String reason) {

    /// Of a comment that has an alias `c`.
    static final String COLUMNS = """
            c.id, c.article_id, c.parent_id, c.path, c.author, c.author_name, c.text, c.links, c.state, c.version, c.like_count,
            c.report_count, c.reply_count, c.created_at, c.edited_at, c.touched_at, c.decided_at, c.decided_by, c.decided_by_name, c.reason""";

    static Comment read(ResultSet row) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new Comment(row.getObject("id", UUID.class), row.getObject("article_id", UUID.class),
                row.getObject("parent_id", UUID.class), List.of((UUID[]) row.getArray("path").getArray()),
                row.getString("author"), row.getString("author_name"), row.getString("text"), row.getInt("links"),
                CommentState.valueOf(row.getString("state")), row.getLong("version"), row.getInt("like_count"),
                row.getInt("report_count"), row.getInt("reply_count"), row.getTimestamp("created_at").toInstant(),
                Query.instant(row, "edited_at"), row.getTimestamp("touched_at").toInstant(),
                Query.instant(row, "decided_at"),
                decidedBy == null ? null : new Editor(decidedBy, row.getString("decided_by_name")),
                row.getString("reason"));
    }

    /// 0 for a top comment.
    int depth() {
        return path.size() - 1;
    }

    /// Where an answer to it hangs: as deep as answers may, from there on beside it.
    List<UUID> pathOfAnswer(UUID answer, int maxDepth) {
        return Stream.concat(path.stream().limit(maxDepth), Stream.of(answer)).toList();
    }

    /// The top of its thread.
    UUID root() {
        return path.getFirst();
    }

    boolean approved() {
        return state == CommentState.APPROVED;
    }

    /// What somebody who works on an old version needs to know.
    StaleVersion stale() {
        boolean decided = decidedAt != null && (editedAt == null || decidedAt.isAfter(editedAt));
        return new StaleVersion(version, List.of(decided || editedAt == null ? "state" : "text"),
                decided && decidedBy != null ? decidedBy.name() : authorName,
                decided ? decidedAt : editedAt == null ? touchedAt : editedAt);
    }
}
