package org.meridiem.content.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.postgresql.PGStatement;

/// The text of a statement and the values of its parameters, in step. No value ever becomes part of the text.
public final class BoundSql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /// Adds text that holds as many `?` as there are values.
    ///
    /// @param sql   written by us
    /// @param bound texts, numbers, truths, times, identifiers, or collections of texts, which become arrays
    public BoundSql add(String sql, Object... bound) {
        text.append(sql);
        values.addAll(List.of(bound));
        return this;
    }

    /// Adds another statement's text and values.
    public BoundSql add(BoundSql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /// Prepares it, to be planned for just these values: a plan that is good for a common tag is bad for a rare one.
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        try {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            for (int i = 0; i < values.size(); i++) {
                bind(connection, statement, i + 1, values.get(i));
            }
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        switch (value) {
            case Collection<?> texts -> statement.setArray(index, connection.createArrayOf("text", texts.toArray()));
            case Instant time -> statement.setTimestamp(index, Timestamp.from(time));
            default -> statement.setObject(index, value);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
