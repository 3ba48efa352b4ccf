package org.meridiem.content.site;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.editing.EditorialDatabaseException;

/// Keeps sections that the site's links lead to from being deleted: the links are JSON, which no foreign key reaches.
@ApplicationScoped
class SiteSections {

    private final DataSource database;

    SiteSections(DataSource database) {
        this.database = database;
    }

    /// The ids of sections, which stay until the transaction ends. Those that do not exist are left out.
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, UUID> held(Collection<String> slugs) {
        Map<String, UUID> ids = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select slug, id from section where slug = any(?) and merged_into is null order by id for key share")) {
            select.setArray(1, connection.createArrayOf("text", slugs.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return ids;
    }

    /// The section that each of these ids stands for now: itself, or what it was merged into.
    Map<UUID, UUID> present(Collection<UUID> named) {
        Map<UUID, UUID> present = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                                with recursive trace (named, id) as (
                                  select id, id from section where id = any(?)
                                  union select t.named, s.merged_into from trace t join section s on s.id = t.id where s.merged_into is not null)
                                select t.named, t.id from trace t join section s on s.id = t.id where s.merged_into is null""")) {
            select.setArray(1, connection.createArrayOf("uuid", named.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    present.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return present;
    }

    /// These are the ones from now on.
    @Transactional(Transactional.TxType.MANDATORY)
    void replace(Set<UUID> sections) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from site_section");
                PreparedStatement insert = connection
                        .prepareStatement("insert into site_section (section_id) select unnest(?)")) {
            delete.executeUpdate();
            insert.setArray(1, connection.createArrayOf("uuid", sections.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
