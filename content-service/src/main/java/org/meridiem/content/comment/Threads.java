package org.meridiem.content.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Cut;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;

/// What everybody sees of an article's comments: one statement for a page of threads with their first answers, their numbers and their age.
@ApplicationScoped
class Threads {

    /// A page.
    ///
    /// @param page of comments
    /// @param asOf when anything in it last changed; null when there never was a comment
    record Result(Page<PublicComment> page, @Nullable Instant asOf) {
    }

    private record Row(@Nullable Instant changedAt, int visible, Optional<Comment> comment) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(Query.instant(row, "changed_at"), row.getInt("visible"),
                    row.getObject("id") == null ? Optional.empty() : Optional.of(Comment.read(row)));
        }
    }

    // There is a row even when there is no comment.
    private static final String HEAD = "select a.changed_at, a.visible, c.* from (select 1) one left join article_comments a on a.article_id = ? left join ";

    private final DataSource database;
    private final CommentsConfig config;
    private final Cursors cursors;

    Threads(DataSource database, CommentsConfig config, Cursors cursors) {
        this.database = database;
        this.config = config;
        this.cursors = cursors;
    }

    /// Threads with their first answers.
    ///
    /// @param count whether to tell how many comments there are in all, answers included
    /// @throws org.meridiem.kit.problem.ProblemException 400 for a cursor of another list
    Result page(UUID article, CommentSort sort, int limit, @Nullable String cursor, boolean count) {
        var cut = new Cut(cursors, "comments|" + article + "|" + sort, limit);
        List<String> position = cut.position(cursor);
        String tops = "select p.*, row_number() over (order by " + sort.order()
                + ") as place from (select id, like_count from comment where article_id = ? and depth = 0 and shown"
                + (position == null ? "" : " and " + sort.after()) + " order by " + sort.order() + " limit ?) p";
        String sql = HEAD + "(select t.place, r.* from (" + tops + ") t cross join lateral ((select " + Comment.COLUMNS
                + " from comment c where c.id = t.id) union all (select " + Comment.COLUMNS
                + " from comment c where c.root_id = t.id and c.depth > 0 and c.shown order by c.path limit ?)) r) c on true"
                + " order by c.place, c.path";
        List<@Nullable Object> values = new ArrayList<>(List.of(article, article));
        if (position != null) {
            values.addAll(sort.values(position));
        }
        values.add(cut.fetch());
        values.add(config.repliesShown() + 1);
        List<Row> rows = new Query(sql, values).list(database, Row::read);
        SequencedMap<UUID, List<Comment>> threads = new LinkedHashMap<>();
        rows.stream().flatMap(row -> row.comment().stream())
                .forEach(comment -> threads.computeIfAbsent(comment.root(), _ -> new ArrayList<>()).add(comment));
        Page<List<Comment>> page = cut.page(List.copyOf(threads.values()),
                thread -> sort.position(thread.getFirst()), count ? Long.valueOf(rows.getFirst().visible()) : null);
        return new Result(Cut.map(page, this::thread), asOf(rows));
    }

    /// The answers of a thread, flat, depth first, oldest first.
    ///
    /// @param top the top comment
    /// @throws org.meridiem.kit.problem.ProblemException 400 for a cursor of another list
    Result answers(UUID article, UUID top, int limit, @Nullable String cursor) {
        var cut = new Cut(cursors, thread(top), limit);
        List<String> position = cut.position(cursor);
        String sql = HEAD + "(select " + Comment.COLUMNS
                + " from comment c where c.root_id = ? and c.article_id = ? and c.depth > 0 and c.shown"
                + (position == null ? "" : " and c.path > ?") + " order by c.path limit ?) c on true order by c.path";
        List<@Nullable Object> values = new ArrayList<>(List.of(article, top, article));
        if (position != null) {
            values.add(position.stream().map(UUID::fromString).toArray(UUID[]::new));
        }
        values.add(cut.fetch());
        List<Row> rows = new Query(sql, values).list(database, Row::read);
        Page<Comment> page = cut.page(rows.stream().flatMap(row -> row.comment().stream()).toList(), Threads::place,
                null);
        return new Result(Cut.map(page, PublicComment::flat), asOf(rows));
    }

    private PublicComment thread(List<Comment> thread) {
        Comment top = thread.getFirst();
        List<Comment> answers = thread.subList(1, thread.size());
        if (answers.size() <= config.repliesShown()) {
            return PublicComment.thread(top, answers, null);
        }
        List<Comment> first = answers.subList(0, config.repliesShown());
        return PublicComment.thread(top, first,
                cursors.seal(thread(top.id()),
                        first.isEmpty() ? List.of(top.id().toString()) : place(first.getLast())));
    }

    private static String thread(UUID top) {
        return "comment-replies|" + top;
    }

    private static List<String> place(Comment answer) {
        return answer.path().stream().map(UUID::toString).toList();
    }

    private static @Nullable Instant asOf(List<Row> rows) {
        Instant latest = rows.getFirst().changedAt();
        for (Row row : rows) {
            Instant touched = row.comment().map(Comment::touchedAt).orElse(null);
            latest = touched != null && (latest == null || touched.isAfter(latest)) ? touched : latest;
        }
        return latest;
    }
}
