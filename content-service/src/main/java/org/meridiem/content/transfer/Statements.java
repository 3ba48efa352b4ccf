package org.meridiem.content.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;

/// Runs statements in the caller's transaction, or each in one of its own. Values are bound, never written into the text.
@ApplicationScoped
class Statements {

    /// Makes something out of a row.
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final DataSource database;

    Statements(DataSource database) {
        this.database = database;
    }

    /// @return rows that changed
    int execute(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    <T> List<T> query(String sql, Mapper<T> mapper, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(connection, select, values);
            List<T> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(mapper.map(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// The first column of the first row, 0 when there is none.
    long number(String sql, Object... values) {
        return query(sql, row -> row.getLong(1), values).stream().findFirst().orElse(0L);
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setObject(i + 1, null);
                case Instant time -> statement.setTimestamp(i + 1, Timestamp.from(time));
                case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }
}
