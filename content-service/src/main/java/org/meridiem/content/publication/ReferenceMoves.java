package org.meridiem.content.publication;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.ArticleLinks.Target;
import org.meridiem.content.editing.EditorialDatabaseException;

/// After a merge: what articles are noted to refer to moves from the one that went to the one that stayed, a few articles at a time, and
/// those that are published are put up to be renewed. No revision changes: revisions go on naming the one that went, which says where it went.
///
/// Works in the caller's transaction; each batch is one. A process that dies in the middle leaves whole batches and the request for the rest.
@ApplicationScoped
class ReferenceMoves {

    private static final int BATCH = 200;

    /// What became of a batch.
    enum Outcome {
        /// There was nothing to do.
        NOTHING,
        /// Some articles moved; there may be more.
        MOVED,
        /// Those that are left are being edited at the moment.
        LATER
    }

    private record Move(long id, Target target, UUID from, UUID to) {
    }

    private final DataSource database;

    ReferenceMoves(DataSource database) {
        this.database = database;
    }

    /// Asks for all articles that refer to the one that goes.
    void ask(Target target, UUID from, UUID to) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into reference_move (kind, source_id, target_id) values (?, ?, ?)")) {
            insert.setString(1, target.name());
            insert.setObject(2, from);
            insert.setObject(3, to);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Moves the next articles. Their rows are locked first, as editors do; those that an editor holds wait for a later batch.
    Outcome step() {
        try (Connection connection = database.getConnection()) {
            Optional<Move> next = next(connection);
            if (next.isEmpty()) {
                return Outcome.NOTHING;
            }
            Move move = onwards(connection, next.get());
            String column = Renewals.column(move.target());
            List<UUID> left = articles(connection, "select distinct article_id from article_reference where " + column
                    + " = ? limit " + BATCH, move.from());
            if (left.isEmpty()) {
                execute(connection, "delete from reference_move where id = ?", move.id());
                return Outcome.MOVED;
            }
            Array candidates = connection.createArrayOf("uuid", left.toArray());
            List<UUID> held = articles(connection,
                    "select id from article where id = any(?) order by id for no key update skip locked", candidates);
            if (held.isEmpty()) {
                return Outcome.LATER;
            }
            move(connection, move, column, connection.createArrayOf("uuid", held.toArray()));
            return Outcome.MOVED;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static void move(Connection connection, Move move, String column, Array articles) throws SQLException {
        // Who has both already keeps one.
        execute(connection, "delete from article_reference s using article_reference t where s.article_id = any(?) and s."
                + column + " = ? and t.article_id = s.article_id and t.part = s.part and t." + column + " = ?", articles,
                move.from(), move.to());
        execute(connection, "update article_reference set " + column + " = ? where article_id = any(?) and " + column
                + " = ?", move.to(), articles, move.from());
        if (move.target() == Target.SECTION) {
            execute(connection, "update article set section_id = ? where id = any(?) and section_id = ?", move.to(),
                    articles, move.from());
        }
        execute(connection, "insert into reprojection (article_id) select distinct article_id from article_reference"
                + " where article_id = any(?) and part = 'PUBLISHED' and " + column + " = ?", articles, move.to());
    }

    private static Optional<Move> next(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id, kind, source_id, target_id from reference_move order by id limit 1 for update skip locked");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Move(row.getLong(1), Target.valueOf(row.getString(2)),
                            row.getObject(3, UUID.class), row.getObject(4, UUID.class)))
                    : Optional.empty();
        }
    }

    /// The one that stayed may have been merged in turn. From here to the end of the batch it cannot be: the merge waits, and what it then finds
    /// to move includes this batch.
    private static Move onwards(Connection connection, Move move) throws SQLException {
        Move now = move;
        try (PreparedStatement select = connection.prepareStatement("select merged_into from "
                + move.target().name().toLowerCase(Locale.ROOT) + " where id = ? for key share")) {
            while (true) {
                select.setObject(1, now.to());
                try (ResultSet row = select.executeQuery()) {
                    UUID next = row.next() ? row.getObject(1, UUID.class) : null;
                    if (next == null) {
                        return now;
                    }
                    now = new Move(now.id(), now.target(), now.from(), next);
                }
            }
        }
    }

    private static List<UUID> articles(Connection connection, String sql, Object value) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, value);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
