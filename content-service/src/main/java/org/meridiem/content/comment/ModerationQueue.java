package org.meridiem.content.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Cut;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;

/// Shows moderators what waits for them, and what was reported.
@ApplicationScoped
class ModerationQueue {

    private final DataSource database;
    private final Cursors cursors;

    ModerationQueue(DataSource database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /// Oldest first: who waits longest is looked at first.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400
    Page<ModeratedComment> page(QueueFilter filter) {
        var cut = new Cut(cursors, filter.shape(), filter.limit);
        List<String> position = cut.position(filter.cursor);
        List<@Nullable Object> values = new ArrayList<>();
        String conditions = filter.conditions(values);
        Long total = filter.count
                ? new Query("select count(*) from comment c where " + conditions, List.copyOf(values))
                        .first(database, row -> row.getLong(1)).orElseThrow()
                : null;
        if (position != null) {
            conditions += " and c.id > ?";
            values.add(UUID.fromString(position.getFirst()));
        }
        values.add(cut.fetch());
        return cut.page(
                new Query(ModeratedComment.SELECT + conditions + " order by c.id limit ?", values)
                        .list(database, ModeratedComment::read),
                comment -> List.of(comment.id().toString()), total);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404
    ModeratedComment get(UUID id) {
        return Query.of(ModeratedComment.SELECT + "c.id = ?", id).first(database, ModeratedComment::read)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no comment with this id."));
    }

    /// What readers say against a comment, by reader.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404
    Page<ReportView> reports(UUID id, int limit, @Nullable String cursor) {
        get(id);
        var cut = new Cut(cursors, "comment-reports|" + id, limit);
        List<String> position = cut.position(cursor);
        String after = position == null ? "" : position.getFirst();
        return cut.page(
                Query.of(
                        """
                                select reader, reason, note, settled, reported_at from comment_report where comment_id = ? and reader > ?
                                order by reader limit ?""",
                        id, after, cut.fetch()).list(database,
                                row -> new ReportView(row.getString(1), ReportReason.valueOf(row.getString(2)),
                                        row.getString(3),
                                        row.getBoolean(4), row.getTimestamp(5).toInstant())),
                report -> List.of(report.reader()), null);
    }
}
