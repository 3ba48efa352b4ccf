package org.meridiem.content.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.CatalogueExchange;
import org.meridiem.content.editing.WriteShapes;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Comments from and to elsewhere, with their authors, where moderators put them and who likes them. Reports and bans stay where they are.
@ApplicationScoped
class CommentExchange implements CatalogueExchange {

    private static final UUID FIRST = new UUID(0, 0);

    private final DataSource database;
    private final Comments comments;
    private final Standing standing;
    private final CommentsConfig config;
    private final WriteShapes shapes;
    private final AuditLog audit;
    private final Clock clock;

    CommentExchange(DataSource database, Comments comments, Standing standing, CommentsConfig config,
            WriteShapes shapes, AuditLog audit, Clock clock) {
        this.database = database;
        this.comments = comments;
        this.standing = standing;
        this.config = config;
        this.shapes = shapes;
        this.audit = audit;
        this.clock = clock;
    }

    private record Liked(UUID comment, ExchangedComment.Like like) {
    }

    @Override
    public String kind() {
        return "comment";
    }

    @Override
    public Optional<Present> bySlug(String slug) {
        try {
            return byId(UUID.fromString(slug));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Present> byId(UUID id) {
        return comments.byId(id).map(CommentExchange::present);
    }

    @Override
    public boolean says(UUID id, ObjectNode write) {
        ExchangedComment wanted = shapes.read(write, ExchangedComment.class);
        return comments.byId(id).map(found -> out(List.of(found)).getFirst()).filter(wanted::equals).isPresent();
    }

    @Override
    public Present create(ObjectNode write, Caller by) {
        ExchangedComment wanted = shapes.read(write, ExchangedComment.class);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (wanted.createdAt().isAfter(now)) {
            throw ProblemType.INVALID_INPUT.with("The comment cannot be taken.").at("/createdAt",
                    "must not be in the future");
        }
        if (Query.of("select 1 from article where id = ?", wanted.article()).first(database, _ -> true).isEmpty()) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("There is no such article.").at("/article",
                    "there is no article with this id");
        }
        standing.hold(wanted.article(), now);
        Comment comment = wanted.comment(path(wanted), said(wanted), now);
        standing.begin(comment, now);
        comments.save(comment);
        wanted.likes()
                .forEach(like -> Query.of("insert into comment_like (comment_id, reader, liked_at) values (?, ?, ?)"
                        + " on conflict do nothing", wanted.id(), like.reader(), like.at()).update(database));
        Query.of(
                "update comment set like_count = (select count(*) from comment_like where comment_id = id) where id = ?",
                wanted.id()).update(database);
        audit.record(by, "create", "comment", wanted.id(), 1L, Map.of("import", true));
        return present(comment);
    }

    @Override
    public Present replace(UUID id, ObjectNode write, Caller by) {
        throw ProblemType.CONFLICT.with("It is here already; what a reader said is not replaced.");
    }

    @Override
    public List<Out> page(@Nullable String after, int limit) {
        List<Comment> page = Query
                .of("select " + Comment.COLUMNS + " from comment c where c.id > ? order by c.id limit ?",
                        after == null ? FIRST : UUID.fromString(after), limit)
                .list(database, Comment::read);
        return out(page).stream().map(comment -> new Out(comment.id().toString(), shapes.write(comment))).toList();
    }

    private List<ExchangedComment> out(List<Comment> page) {
        Map<UUID, List<ExchangedComment.Like>> likes = new HashMap<>();
        Query.of(
                "select comment_id, reader, liked_at from comment_like where comment_id = any(?) order by liked_at, reader",
                (Object) page.stream().map(Comment::id).toArray(UUID[]::new))
                .list(database,
                        row -> new Liked(row.getObject(1, UUID.class),
                                new ExchangedComment.Like(row.getString(2), row.getTimestamp(3).toInstant())))
                .forEach(liked -> likes.computeIfAbsent(liked.comment(), _ -> new ArrayList<>()).add(liked.like()));
        return page.stream()
                .map(comment -> ExchangedComment.of(comment, likes.getOrDefault(comment.id(), List.of()))).toList();
    }

    private @Nullable CommentText said(ExchangedComment wanted) {
        String text = wanted.text();
        if ((text == null) != (wanted.state() == CommentState.REMOVED)) {
            throw ProblemType.INVALID_INPUT.with("The comment cannot be taken.").at("/text",
                    "is needed, unless the comment was removed");
        }
        return text == null ? null : CommentText.of(text, config.maxLength());
    }

    private List<UUID> path(ExchangedComment wanted) {
        UUID parent = wanted.parent();
        if (parent == null) {
            return List.of(wanted.id());
        }
        return comments.byId(parent).filter(found -> found.article().equals(wanted.article()))
                .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE.with("The comment that it answers is not here.")
                        .at("/parent", "there is no such comment under this article"))
                .pathOfAnswer(wanted.id(), config.maxDepth());
    }

    private static Present present(Comment comment) {
        return new Present(comment.id(), comment.id().toString(), comment.version());
    }
}
