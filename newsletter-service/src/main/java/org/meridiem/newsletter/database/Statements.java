package org.meridiem.newsletter.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/// Runs statements. Joins the running transaction; without one, each statement is its own.
@Singleton
public class Statements {

    private final DataSource database;

    Statements(DataSource database) {
        this.database = database;
    }

    /// Reads one row.
    ///
    /// @param <T> what it makes of it
    @FunctionalInterface
    public interface Reader<T> {
        /// @param row stands on the row
        T read(ResultSet row) throws SQLException;
    }

    /// Changes rows.
    ///
    /// @param parameters also [Instant]s, enums and lists of UUIDs or strings
    /// @return how many rows
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("rows cannot be written", e);
        }
    }

    /// The same statement once for each list of parameters.
    public void batch(String sql, List<@Nullable Object[]> rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable
            Object[] parameters : rows) {
                bind(connection, statement, parameters);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("rows cannot be written", e);
        }
    }

    /// All rows that a query finds, or that a change returns.
    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            var found = new ArrayList<T>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("rows cannot be read", e);
        }
    }

    /// The first row that a query finds.
    public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    /// A point in time that may be missing.
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /// A point in time that is always there.
    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /// A key.
    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /// An array of text; empty when missing.
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.stream((Object[]) array.getArray()).map(String.class::cast).toList();
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant time -> statement.setTimestamp(i + 1, Timestamp.from(time));
                case Enum<?> name -> statement.setString(i + 1, name.name());
                case List<?> list -> statement.setArray(i + 1, connection
                        .createArrayOf(list.stream().allMatch(UUID.class::isInstance) && !list.isEmpty()
                                ? "uuid"
                                : "text", list.toArray()));
                case null, default -> statement.setObject(i + 1, parameters[i]);
            }
        }
    }
}
