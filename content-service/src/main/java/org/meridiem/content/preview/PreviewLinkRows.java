package org.meridiem.content.preview;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.editing.EditorialDatabaseException;

/// The table of preview links.
@ApplicationScoped
class PreviewLinkRows {

    private static final String COLUMNS = "id, revision, label, expires_at, created_at, created_by, created_by_name";
    /// A link does not outlive a takedown, even if the article comes back.
    private static final String ALIVE = """
            l.expires_at > ? and not exists (select 1 from article_transition t
            where t.article_id = l.article_id and t.to_status = 'TAKEN_DOWN' and t.made_at >= l.created_at)""";

    /// What a link shows.
    ///
    /// @param article   the article
    /// @param revision  null for the newest one
    /// @param expiresAt until when
    record Shown(UUID article, @Nullable Integer revision, Instant expiresAt) {
    }

    private final DataSource database;

    PreviewLinkRows(DataSource database) {
        this.database = database;
    }

    void add(UUID article, PreviewLinkView link) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into preview_link (article_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, article);
            insert.setObject(2, link.id());
            if (link.revision() == null) {
                insert.setNull(3, Types.INTEGER);
            } else {
                insert.setInt(3, link.revision());
            }
            insert.setString(4, link.label());
            insert.setTimestamp(5, Timestamp.from(link.expiresAt()));
            insert.setTimestamp(6, Timestamp.from(link.createdAt()));
            insert.setString(7, link.createdBy().id());
            insert.setString(8, link.createdBy().name());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Those that still show something, newest first.
    ///
    /// @param after only older ones than this one
    List<PreviewLinkView> alive(UUID article, Instant now, @Nullable UUID after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                        + " from preview_link l where article_id = ? and " + ALIVE
                        + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?")) {
            select.setObject(1, article);
            select.setTimestamp(2, Timestamp.from(now));
            select.setObject(3, after, Types.OTHER);
            select.setObject(4, after, Types.OTHER);
            select.setInt(5, limit);
            List<PreviewLinkView> links = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    links.add(new PreviewLinkView(row.getObject(1, UUID.class), null, row.getObject(2, Integer.class),
                            row.getString(3), row.getTimestamp(4).toInstant(), row.getTimestamp(5).toInstant(),
                            new Editor(row.getString(6), row.getString(7))));
                }
            }
            return links;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// What a link shows, if it still does.
    Optional<Shown> shown(UUID link, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select article_id, revision, expires_at from preview_link l where id = ? and " + ALIVE)) {
            select.setObject(1, link);
            select.setTimestamp(2, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Shown(row.getObject(1, UUID.class), row.getObject(2, Integer.class),
                                row.getTimestamp(3).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// @return whether it was there
    boolean remove(UUID article, UUID link) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement("delete from preview_link where article_id = ? and id = ?")) {
            delete.setObject(1, article);
            delete.setObject(2, link);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Forgets those that ended before a time.
    int forget(Instant before) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement("delete from preview_link where expires_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(before));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
