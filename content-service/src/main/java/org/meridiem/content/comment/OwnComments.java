package org.meridiem.content.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Cut;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Shows readers what they wrote themselves, whatever became of it.
@ApplicationScoped
class OwnComments {

    // A comment belongs to an article that was public, so there is a row for it.
    private static final String SELECT = "select " + Comment.COLUMNS
            + ", p.slug from comment c join published_article p on p.article_id = c.article_id where c.author = ?";

    private final DataSource database;
    private final Discussion.Finder discussions;
    private final Speaking speaking;
    private final Cursors cursors;
    private final Clock clock;

    OwnComments(DataSource database, Discussion.Finder discussions, Speaking speaking, Cursors cursors, Clock clock) {
        this.database = database;
        this.discussions = discussions;
        this.speaking = speaking;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// Newest first.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 404 and 410 for the article
    Page<OwnComment> page(@Nullable String slug, int limit, @Nullable String cursor, Caller by) {
        var cut = new Cut(cursors, "own-comments|" + by.id() + "|" + slug, limit);
        List<String> position = cut.position(cursor);
        UUID article = slug == null ? null : discussions.bySlug(slug, clock.instant()).article();
        UUID before = position == null ? null : UUID.fromString(position.getFirst());
        return cut.page(Query.of(SELECT + " "
                + """
                        and (?::uuid is null or c.article_id = ?) and (?::uuid is null or c.id < ?) order by c.id desc limit ?""",
                by.id(), article, article, before, before, cut.fetch()).list(database, this::read),
                comment -> List.of(comment.id().toString()), null);
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404
    OwnComment get(UUID id, Caller by) {
        return Query.of(SELECT + " and c.id = ?", by.id(), id).first(database, this::read)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("You have no comment with this id."));
    }

    private OwnComment read(ResultSet row) throws SQLException {
        Comment comment = Comment.read(row);
        return OwnComment.of(comment, row.getString("slug"), speaking.editableUntil(comment));
    }
}
