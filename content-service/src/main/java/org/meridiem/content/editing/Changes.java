package org.meridiem.content.editing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.kit.http.StaleVersion;

/// Which members each version of a resource changed: what an editor whose `If-Match` is stale must know to merge.
///
/// Works inside the caller's transaction, so that a version and its note become visible together. Also keeps the time of the last change
/// of all, deletions included, which is the `Last-Modified` of the public lists.
@ApplicationScoped
public class Changes {

    private static final String INSERT = """
            insert into editorial_change (entity_id, version, fields, changed_by, changed_by_name, changed_at) values (?, ?, ?, ?, ?, ?)""";
    private static final String SINCE = "select fields from editorial_change where entity_id = ? and version > ? order by version";
    private static final String FORGET = "delete from editorial_change where entity_id = ?";
    // clock_timestamp(), not now(): the row's lock orders the writers, and a later one must not have an earlier time.
    private static final String TOUCH = "update catalogue_state set changed_at = greatest(changed_at, clock_timestamp())";
    private static final String LATEST = "select changed_at from catalogue_state";

    private final DataSource database;
    private final CatalogueAudience audience;

    Changes(DataSource database, CatalogueAudience audience) {
        this.database = database;
        this.audience = audience;
    }

    /// Something new came into being.
    public void created() {
        try (Connection connection = database.getConnection()) {
            touch(connection);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Notes what made a version.
    ///
    /// @param entity the resource
    /// @param stamp  of the new version
    /// @param fields the members that differ from the version before
    public void note(UUID entity, Stamp stamp, Collection<String> fields) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Array names = connection.createArrayOf("text", fields.toArray());
            insert.setObject(1, entity);
            insert.setLong(2, stamp.version());
            insert.setArray(3, names);
            insert.setString(4, stamp.updatedBy());
            insert.setString(5, stamp.updatedByName());
            insert.setTimestamp(6, Timestamp.from(stamp.updatedAt()));
            insert.executeUpdate();
            touch(connection);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// What happened since the version that the caller knows.
    ///
    /// @param entity the resource
    /// @param stamp  its present one
    /// @param known  the caller's version; without it only the last change is told
    public StaleVersion since(UUID entity, Stamp stamp, Optional<Long> known) {
        SequencedSet<String> fields = new LinkedHashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SINCE)) {
            select.setObject(1, entity);
            select.setLong(2, known.orElse(stamp.version() - 1));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fields.addAll(List.of((String[]) rows.getArray(1).getArray()));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return new StaleVersion(stamp.version(), new ArrayList<>(fields), stamp.updatedByName(), stamp.updatedAt());
    }

    /// Drops the history of something that is deleted.
    public void forget(UUID entity) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, entity);
            delete.executeUpdate();
            touch(connection);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// When the last change of all was made.
    public Instant latest() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getTimestamp(1).toInstant() : Instant.EPOCH;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private void touch(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TOUCH)) {
            update.executeUpdate();
        }
        audience.catalogueChanged();
    }
}
