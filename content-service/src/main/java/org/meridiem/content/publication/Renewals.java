package org.meridiem.content.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks.Target;
import org.meridiem.content.editing.EditorialDatabaseException;

/// The queue of published articles to make anew. Any number of workers on any number of replicas take from it; each row is taken once.
///
/// Works in the caller's transaction: what is asked for is not lost, what fails comes again.
@ApplicationScoped
class Renewals {

    /// What comes in meanwhile, the count of a comment say, waits for so many at most.
    private static final int SPREAD = 100;
    private static final String ALL = "select article_id from published_article where state = 'PUBLISHED' and article_id > ?"
            + " order by article_id limit " + SPREAD;
    private static final String THOSE_WITH = "select distinct article_id from article_reference where part = 'PUBLISHED'"
            + " and article_id > ? and %s = ? order by article_id limit " + SPREAD;

    private final DataSource database;

    Renewals(DataSource database) {
        this.database = database;
    }

    /// Asks for every published article that shows this. Costs one row, however many they are; [#spread()] does the rest.
    void ask(Target target, UUID id) {
        request(target.name(), id);
    }

    /// Asks for all published articles: something that every one of them shows changed.
    void askAll() {
        request(null, null);
    }

    private void request(@Nullable String kind, @Nullable UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection
                        .prepareStatement("insert into renewal_request (kind, target_id) values (?, ?)")) {
            insert.setString(1, kind);
            insert.setObject(2, id, Types.OTHER);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Asks for one article, not at once: what else is asked for until then is done with it.
    void askSoon(UUID article, Duration wait) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into reprojection (article_id, due_at) values (?, clock_timestamp() + make_interval(secs => ?))")) {
            insert.setObject(1, article);
            insert.setDouble(2, wait.toMillis() / 1_000.0);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Puts the next articles of a request into the queue. Articles that are published after the change show it already, and those that
    /// were before are noted as such: so it is early enough to look for them now.
    ///
    /// @return whether there was a request
    boolean spread() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, kind, target_id, after_article from renewal_request order by id limit 1 for update skip locked");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            String kind = row.getString(2);
            Optional<UUID> last = kind == null
                    ? spread(connection, ALL, row.getObject(4, UUID.class), null)
                    : spread(connection, THOSE_WITH.formatted(column(Target.valueOf(kind))),
                            row.getObject(4, UUID.class), row.getObject(3, UUID.class));
            proceed(connection, row.getLong(1), last);
            return true;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static Optional<UUID> spread(Connection connection, String articles, UUID after, @Nullable UUID id)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("with next as (" + articles
                + "), asked as (insert into reprojection (article_id) select article_id from next)"
                + " select article_id from next order by article_id offset " + (SPREAD - 1))) {
            insert.setObject(1, after);
            if (id != null) {
                insert.setObject(2, id);
            }
            try (ResultSet last = insert.executeQuery()) {
                return last.next() ? Optional.of(last.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private static void proceed(Connection connection, long request, Optional<UUID> last) throws SQLException {
        String sql = last.isPresent()
                ? "update renewal_request set after_article = ? where id = ?"
                : "delete from renewal_request where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (last.isPresent()) {
                statement.setObject(1, last.get());
            }
            statement.setLong(last.isPresent() ? 2 : 1, request);
            statement.executeUpdate();
        }
    }

    /// Takes one article off the queue, with everything that was asked for it until now. The names are to be read after this: a change that
    /// was asked for too late to be taken here stays in the queue.
    ///
    /// @param after only rows behind this one, so that an article that fails does not hold up the others
    Optional<Taken> take(long after) {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(
                        """
                                with first as (select id, article_id from reprojection where id > ? and due_at <= now() order by id limit 1 for update skip locked),
                                  same as (select r.id, r.rebuild from reprojection r join first f on r.article_id = f.article_id for update of r skip locked),
                                  gone as (delete from reprojection where id in (select id from same))
                                select id, article_id, (select bool_or(rebuild) from same), (select bool_and(rebuild) from same) from first""")) {
            take.setLong(1, after);
            try (ResultSet row = take.executeQuery()) {
                return row.next()
                        ? Optional.of(new Taken(row.getLong(1), row.getObject(2, UUID.class), row.getBoolean(3),
                                row.getBoolean(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Where the queue begins behind a row, whoever holds it.
    Optional<Long> next(long after) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select min(id) from reprojection where id > ? and due_at <= now()")) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, Long.class));
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// The column of `article_reference` that refers to such a thing.
    static String column(Target target) {
        return switch (target) {
            case SECTION -> "section_id";
            case TAG -> "tag_id";
            case AUTHOR -> "author_id";
            case MEDIA -> "media_id";
        };
    }

    /// @param row     its place in the queue
    /// @param article to make anew
    /// @param rebuild whether even if readers see no difference
    /// @param quiet   whether nothing happened to the article itself
    record Taken(long row, UUID article, boolean rebuild, boolean quiet) {
    }
}
