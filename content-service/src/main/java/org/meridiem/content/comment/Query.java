package org.meridiem.content.comment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;

/// One statement with its values, run on the transaction's connection if there is a transaction.
///
/// @param sql    its text; nothing that a client sent is part of it
/// @param values for its question marks
record Query(String sql, List<@Nullable Object> values) {

    /// Makes something of a row.
    ///
    /// @param <T> what comes of it
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// A statement with these values.
    static Query of(String sql, @Nullable Object... values) {
        List<@Nullable Object> bound = new ArrayList<>();
        for (Object value : values) {
            bound.add(value);
        }
        return new Query(sql, bound);
    }

    <T> List<T> list(DataSource database, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    <T> Optional<T> first(DataSource database, Reader<T> reader) {
        return list(database, reader).stream().findFirst();
    }

    /// @return how many rows it changed
    int update(DataSource database) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = bound(connection)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private PreparedStatement bound(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case Instant instant -> statement.setTimestamp(i + 1, Timestamp.from(instant));
                case UUID[] ids -> statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
                case Enum<?> constant -> statement.setString(i + 1, constant.name());
                case null, default -> statement.setObject(i + 1, values.get(i));
            }
        }
        return statement;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
