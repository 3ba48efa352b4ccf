package org.meridiem.content.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.article.Article;
import org.meridiem.content.editing.EditorialDatabaseException;

/// How many comments of each article readers see. Part of the article as it is served, so a change of the number renews the article.
///
/// A busy article is renewed about once a second, not once a comment.
@ApplicationScoped
public class CommentCounts {

    private static final Duration GATHERED = Duration.ofSeconds(1);

    private final DataSource database;
    private final Renewals renewals;
    private final CommentClosingConfig closing;

    CommentCounts(DataSource database, Renewals renewals, CommentClosingConfig closing) {
        this.database = database;
        this.renewals = renewals;
        this.closing = closing;
    }

    /// What an article says of its comments.
    ///
    /// @param visible how many readers see
    /// @param open    false when the article is too old for more
    record Shown(int visible, boolean open) {
    }

    /// What a public article is to say, as of the running transaction.
    Shown shown(Article article, Instant now) {
        return shown(article.id(), article.publishedAt().orElseThrow(), now);
    }

    /// What an article with that date of publication is to say.
    Shown shown(UUID article, Instant publishedAt, Instant now) {
        return new Shown(visible(article), closing.open(publishedAt, now));
    }

    private int visible(UUID article) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select visible from article_comments where article_id = ?")) {
            select.setObject(1, article);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Lets nobody else change what readers see of the article's comments until the running transaction ends. To be called before any of
    /// its comments is locked.
    ///
    /// @return false when the article is gone, and its comments with it
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hold(UUID article, Instant now) {
        // The article first, as its deletion does: the other way round the two would wait for one another.
        try (Connection connection = database.getConnection();
                PreparedStatement share = connection
                        .prepareStatement("select 1 from article where id = ? for key share");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into article_comments (article_id, visible, changed_at) values (?, 0, ?) on conflict do nothing");
                PreparedStatement lock = connection
                        .prepareStatement("select 1 from article_comments where article_id = ? for update")) {
            share.setObject(1, article);
            try (ResultSet row = share.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
            }
            insert.setObject(1, article);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.executeUpdate();
            lock.setObject(1, article);
            lock.executeQuery().close();
            return true;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Readers see more comments, or fewer. The caller [holds][#hold(UUID, Instant)] the article's comments.
    ///
    /// @param difference may be 0: then something else that readers see changed
    /// @return how many readers see from now on
    @Transactional(Transactional.TxType.MANDATORY)
    public int changed(UUID article, int difference, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update article_comments set visible = visible + ?, changed_at = ? where article_id = ? returning visible")) {
            update.setInt(1, difference);
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, article);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                if (difference != 0) {
                    renewals.askSoon(article, GATHERED);
                }
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Has articles shown anew whose comments closed by their age; each publication of an article once, on whichever replica comes first.
    ///
    /// @return how many closed
    @Transactional
    public int closeOld(Instant now) {
        if (closing.after().isEmpty()) {
            return 0;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                                with closed as (
                                  insert into comment_closing (article_id, published_at, closed_at)
                                  select p.article_id, p.published_at, ? from published_article p
                                  where p.state = 'PUBLISHED' and p.published_at <= ? and not exists
                                    (select 1 from comment_closing c where c.article_id = p.article_id and c.published_at = p.published_at)
                                  on conflict do nothing returning article_id)
                                insert into reprojection (article_id) select article_id from closed""")) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setTimestamp(2, Timestamp.from(now.minus(closing.after().get())));
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
