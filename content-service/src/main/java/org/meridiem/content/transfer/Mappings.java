package org.meridiem.content.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.transfer.source.Kind;

/// Which thing of a source is which of ours. Works in the caller's transaction.
@ApplicationScoped
class Mappings {

    /// One thing.
    ///
    /// @param target      ours
    /// @param version     of ours that the import made
    /// @param fingerprint of what the source said
    /// @param importId    that saw it last
    /// @param row         of that import
    record Mapping(UUID target, long version, String fingerprint, UUID importId, long row) {
    }

    private final DataSource database;

    Mappings(DataSource database) {
        this.database = database;
    }

    Optional<Mapping> find(String source, Kind kind, String sourceId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select target_id, target_version, fingerprint, import_id, row_number from transfer_mapping
                        where source = ? and kind = ? and source_id = ?""")) {
            select.setString(1, source);
            select.setString(2, kind.label());
            select.setString(3, sourceId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Mapping(row.getObject(1, UUID.class), row.getLong(2), row.getString(3),
                                row.getObject(4, UUID.class),
                                row.getLong(5)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    void put(String source, Kind kind, String sourceId, @Nullable String sourceSlug, Mapping mapping) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                                insert into transfer_mapping (source, kind, source_id, source_slug, target_id, target_version, fingerprint, import_id, row_number)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (source, kind, source_id) do update set source_slug = excluded.source_slug,
                                  target_id = excluded.target_id, target_version = excluded.target_version, fingerprint = excluded.fingerprint,
                                  import_id = excluded.import_id, row_number = excluded.row_number""")) {
            insert.setString(1, source);
            insert.setString(2, kind.label());
            insert.setString(3, sourceId);
            insert.setString(4, sourceSlug);
            insert.setObject(5, mapping.target());
            insert.setLong(6, mapping.version());
            insert.setString(7, mapping.fingerprint());
            insert.setObject(8, mapping.importId());
            insert.setLong(9, mapping.row());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// The present slugs of what has these slugs in the source, where they are known.
    Map<String, String> presentSlugs(String source, Kind kind, Collection<String> slugs) {
        String table = switch (kind) {
            case SECTION, TAG, AUTHOR -> kind.label();
            case MEDIA, ARTICLE, REDIRECT, COMMENT, SITE ->
                throw new IllegalArgumentException("nothing refers to these by slug");
        };
        Map<String, String> present = new HashMap<>();
        // What the source is known to mean counts more than what only has the same slug, so it comes last.
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select m.source_slug, t.slug, 0 as own from transfer_mapping m join " + table
                                + " t on t.id = m.target_id where m.source = ? and m.kind = ? and m.source_slug = any(?) union all select slug, slug, -1 from "
                                + table + " where slug = any(?) order by own")) {
            select.setString(1, source);
            select.setString(2, kind.label());
            select.setArray(3, connection.createArrayOf("text", slugs.toArray()));
            select.setArray(4, connection.createArrayOf("text", slugs.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    present.put(row.getString(1), row.getString(2));
                }
            }
            return present;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Where the bytes of a picture are that is not in the library.
    Optional<String> pictureAddress(String source, UUID picture) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select source_slug from transfer_mapping where source = ? and kind = 'media' and target_id = ? and source_slug is not null")) {
            select.setString(1, source);
            select.setObject(2, picture);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
