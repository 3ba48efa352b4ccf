package org.meridiem.content.author;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.EditorialDatabaseException;

/// Who belongs to which team. Works in the caller's transaction.
@ApplicationScoped
class Teams {

    private final DataSource database;

    Teams(DataSource database) {
        this.database = database;
    }

    /// The persons of each team, in their order. A team without any is absent.
    Map<UUID, List<AuthorReference>> members(Collection<UUID> teams) {
        return references("""
                select m.team_id, a.slug, a.name, a.role from author_member m join author a on a.id = m.person_id
                where m.team_id = any(?) order by m.team_id, m.position""", teams);
    }

    /// The teams of each person, by name. A person without any is absent.
    Map<UUID, List<AuthorReference>> teams(Collection<UUID> persons) {
        return references("""
                select m.person_id, a.slug, a.name, a.role from author_member m join author a on a.id = m.team_id
                where m.person_id = any(?) order by m.person_id, lower(a.name), a.id""", persons);
    }

    /// In how many teams a person is.
    long count(UUID person) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select count(*) from author_member where person_id = ?")) {
            select.setObject(1, person);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// These are the persons of the team from now on.
    void replace(UUID team, List<UUID> persons) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from author_member where team_id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into author_member (team_id, person_id, position) values (?, ?, ?)")) {
            delete.setObject(1, team);
            delete.executeUpdate();
            for (int i = 0; i < persons.size(); i++) {
                insert.setObject(1, team);
                insert.setObject(2, persons.get(i));
                insert.setInt(3, i);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// One author takes the place of another one, in teams and as a team.
    void merge(UUID source, UUID target) {
        try (Connection connection = database.getConnection();
                PreparedStatement persons = connection.prepareStatement("""
                        insert into author_member (team_id, person_id, position)
                        select team_id, ?, position from author_member where person_id = ? and team_id <> ?
                        on conflict do nothing""");
                PreparedStatement members = connection.prepareStatement("""
                        insert into author_member (team_id, person_id, position)
                        select ?, person_id, 10000 + position from author_member where team_id = ? and person_id <> ?
                        on conflict do nothing""");
                PreparedStatement delete = connection
                        .prepareStatement("delete from author_member where ? in (team_id, person_id)")) {
            for (PreparedStatement insert : List.of(persons, members)) {
                insert.setObject(1, target);
                insert.setObject(2, source);
                insert.setObject(3, target);
                insert.executeUpdate();
            }
            delete.setObject(1, source);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private Map<UUID, List<AuthorReference>> references(String sql, Collection<UUID> ids) {
        Map<UUID, List<AuthorReference>> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new AuthorReference(row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return found;
    }
}
