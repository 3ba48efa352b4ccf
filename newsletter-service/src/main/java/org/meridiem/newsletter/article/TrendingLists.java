package org.meridiem.newsletter.article;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.meridiem.events.TrendingList;
import org.meridiem.events.TrendingList.Window;

/// What readers read most, as last heard. Joins the running transaction.
@Singleton
public class TrendingLists {

    /// The younger list wins. Its version settles what happened in the same instant; alone it would lock out a producer that had to begin anew.
    private static final String PUT = """
            insert into trending_list as known (list_key, list_window, section, as_of, version, articles)
            values (?, ?, ?, ?, ?, ?)
            on conflict (list_key) do update set as_of = excluded.as_of, version = excluded.version,
                articles = excluded.articles
            where (known.as_of, known.version) < (excluded.as_of, excluded.version)""";

    private final DataSource database;

    TrendingLists(DataSource database) {
        this.database = database;
    }

    /// The articles of the whole site's list, best first. Some may not be public any more.
    public List<UUID> best(Window window) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select articles from trending_list where list_key = ?")) {
            select.setString(1, TrendingList.key(window, null));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return List.of();
                }
                Array articles = row.getArray(1);
                return Arrays.stream((Object[]) articles.getArray()).map(UUID.class::cast).toList();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("trending lists cannot be read", e);
        }
    }

    /// Takes over a list.
    ///
    /// @return false when it is old news
    boolean put(TrendingList list) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, list.key());
            put.setString(2, list.window().label());
            put.setString(3, list.section());
            put.setTimestamp(4, Timestamp.from(list.asOf()));
            put.setLong(5, list.version());
            put.setArray(6, connection.createArrayOf("uuid",
                    list.items().stream().map(item -> item.article().id()).toArray()));
            return put.executeUpdate() == 1;
        }
    }
}
