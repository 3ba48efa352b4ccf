package org.meridiem.content.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

/// The table of comments. Works in the caller's transaction.
@ApplicationScoped
class Comments {

    private final DataSource database;

    Comments(DataSource database) {
        this.database = database;
    }

    Optional<Comment> byId(UUID id) {
        return Query.of("select " + Comment.COLUMNS + " from comment c where c.id = ?", id).first(database,
                Comment::read);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404
    Comment existing(UUID id) {
        return byId(id).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no comment with this id."));
    }

    /// For a change: nobody else changes it until this transaction ends. The article's comments are held before.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404
    Comment locked(UUID id) {
        return Query.of("select " + Comment.COLUMNS + " from comment c where c.id = ? for no key update", id)
                .first(database, Comment::read)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no comment with this id."));
    }

    void insert(Comment comment) {
        Query.of(
                """
                        insert into comment (id, article_id, parent_id, root_id, path, depth, author, author_name, text, links, state, version,
                          created_at, touched_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                comment.id(),
                comment.article(), comment.parent(), comment.root(), comment.path().toArray(UUID[]::new),
                comment.depth(), comment.author(), comment.authorName(), comment.text(), comment.links(),
                comment.state(), comment.version(), comment.createdAt(), comment.touchedAt()).update(database);
    }

    /// Makes a new version of it: another state, another text.
    void save(Comment comment) {
        Query.of(
                """
                        update comment set text = ?, links = ?, state = ?, version = ?, report_count = ?, edited_at = ?, touched_at = ?,
                          decided_at = ?, decided_by = ?, decided_by_name = ?, reason = ?, author = ?, author_name = ? where id = ?""",
                comment.text(), comment.links(), comment.state(), comment.version(), comment.reports(),
                comment.editedAt(), comment.touchedAt(), comment.decidedAt(),
                comment.decidedBy() == null ? null : comment.decidedBy().id(),
                comment.decidedBy() == null ? null : comment.decidedBy().name(), comment.reason(), comment.author(),
                comment.authorName(), comment.id()).update(database);
    }

    /// Readers see one approved comment more, or fewer, below these.
    void countReply(List<UUID> ancestors, int difference, Instant now) {
        Query.of("update comment set reply_count = reply_count + ?, touched_at = ? where id = any(?)", difference, now,
                ancestors.toArray(UUID[]::new)).update(database);
    }

    /// Lets an author write one comment at a time, whatever the replica, until the running transaction ends.
    void lockAuthor(String author) {
        Query.of("select pg_advisory_xact_lock(hashtextextended('comment author ' || ?, 0))", author).first(database,
                _ -> 0);
    }

    /// When the author's n-th newest comment was written.
    Optional<Instant> nthNewest(String author, int n) {
        return Query.of("select created_at from comment where author = ? order by id desc offset ? limit 1", author,
                n - 1).first(database, row -> row.getTimestamp(1).toInstant());
    }

    /// The answers that are kept for repeated requests no longer say what was said; they still keep a repeat from saying it again.
    ///
    /// @param id of one comment; null for all of the author's
    void redactAnswers(String author, @Nullable UUID id) {
        String location = id == null ? null : "/v1/me/comments/" + id;
        Query.of(
                """
                        update idempotency_key set body = (body::jsonb - 'text' - 'html')::text
                        where caller = ? and operation like 'createComment/%' and (?::text is null or headers ->> 'Location' = ?)""",
                author, location, location).update(database);
    }

    boolean saidSince(String author, UUID article, String text, @Nullable UUID except, Instant since) {
        return Query.of("""
                select 1 from comment where author = ? and article_id = ? and created_at > ? and text = ?
                  and id is distinct from ?::uuid limit 1""", author, article, since, text, except)
                .first(database, _ -> true).isPresent();
    }
}
