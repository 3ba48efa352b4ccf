package org.meridiem.content.workflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Status;
import org.meridiem.content.article.Transition;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.Caller;

/// The steps that were made, one line each, never changed.
@ApplicationScoped
class TransitionHistory {

    private record Line(long id, TransitionView view) {
    }

    private final DataSource database;
    private final Articles articles;
    private final Cursors cursors;

    TransitionHistory(DataSource database, Articles articles, Cursors cursors) {
        this.database = database;
        this.articles = articles;
        this.cursors = cursors;
    }

    /// Adds a line in the caller's transaction.
    ///
    /// @param article as the step left it
    /// @param from    its state before
    @Transactional(Transactional.TxType.MANDATORY)
    void add(Article article, Transition transition, Status from, @Nullable String note, Caller by) {
        // The line refers to the article, which Hibernate may hold back until now.
        articles.flush();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                                insert into article_transition (article_id, transition, from_status, to_status, revision, note, made_at, made_by, made_by_name)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, article.id());
            insert.setString(2, transition.label());
            insert.setString(3, from.name());
            insert.setString(4, article.status().name());
            insert.setInt(5, article.headRevision());
            insert.setString(6, note);
            insert.setTimestamp(7, Timestamp.from(article.stamp().updatedAt()));
            insert.setString(8, by.id());
            insert.setString(9, by.name());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Newest first.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 403, 404
    @Transactional
    Page<TransitionView> list(UUID id, int limit, @Nullable String cursor, Caller caller) {
        ArticlePolicy.demandTouch(caller, articles.existing(id).facts());
        var cut = new Cut(cursors, "transitions/" + id, limit);
        List<String> position = cut.position(cursor);
        long before = position == null ? Long.MAX_VALUE : Long.parseLong(position.getFirst());
        Page<Line> page = cut.page(lines(id, before, cut.fetch()), line -> List.of(Long.toString(line.id())), null);
        return Cut.map(page, Line::view);
    }

    private List<Line> lines(UUID article, long before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select id, transition, from_status, to_status, revision, note, made_at, made_by, made_by_name
                        from article_transition where article_id = ? and id < ? order by id desc limit ?""")) {
            select.setObject(1, article);
            select.setLong(2, before);
            select.setInt(3, limit);
            List<Line> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new Line(row.getLong(1),
                            new TransitionView(row.getString(2), Status.valueOf(row.getString(3)),
                                    Status.valueOf(row.getString(4)), row.getInt(5), row.getString(6),
                                    row.getTimestamp(7).toInstant(),
                                    new Editor(row.getString(8), row.getString(9)))));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
