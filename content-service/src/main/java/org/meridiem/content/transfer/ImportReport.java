package org.meridiem.content.transfer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The reports of imports, a line for each row.
@ApplicationScoped
class ImportReport {

    private static final int MAX_TEXT = 1_000;

    private final DataSource database;
    private final ObjectMapper json;

    ImportReport(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Adds lines in the caller's transaction.
    void add(UUID id, List<RowReport> rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                                insert into transfer_row (import_id, row_number, source_type, source_id, title, outcome, target_kind, target_id, warnings, problem)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")) {
            for (RowReport row : rows) {
                insert.setObject(1, id);
                insert.setLong(2, row.row());
                insert.setString(3, storable(row.sourceType()));
                insert.setString(4, storable(row.sourceId()));
                insert.setString(5, row.title() == null ? null : storable(row.title()));
                insert.setString(6, row.outcome().name());
                insert.setString(7, row.target() == null ? null : row.target().kind());
                insert.setObject(8, row.target() == null ? null : row.target().id());
                insert.setArray(9, connection.createArrayOf("text",
                        row.warnings().stream().map(ImportReport::storable).toArray()));
                insert.setString(10,
                        row.problem() == null
                                ? null
                                : json.writeValueAsString(row.problem()).replace("\\u0000", "\\uFFFD"));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }

    /// Lines in the order of the file.
    ///
    /// @param outcome only these; null for all
    /// @param after   number of the last one that the caller has
    List<RowReport> page(UUID id, @Nullable Outcome outcome, long after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                                select row_number, source_type, source_id, title, outcome, target_kind, target_id, warnings, problem from transfer_row
                                where import_id = ? and row_number > ?"""
                                + (outcome == null ? "" : " and outcome = ?") + " order by row_number limit ?")) {
            select.setObject(1, id);
            select.setLong(2, after);
            if (outcome != null) {
                select.setString(3, outcome.name());
            }
            select.setInt(outcome == null ? 3 : 4, limit);
            List<RowReport> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(report(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private RowReport report(ResultSet row) throws SQLException {
        UUID target = row.getObject(7, UUID.class);
        String problem = row.getString(9);
        try {
            return new RowReport(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                    Outcome.valueOf(row.getString(5)),
                    target == null ? null : new RowReport.Target(row.getString(6), target),
                    List.of((String[]) row.getArray(8).getArray()),
                    problem == null ? null : json.readValue(problem, RowProblem.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be read", e);
        }
    }

    /// PostgreSQL's texts hold every character but NUL; half a surrogate pair is none.
    private static String storable(String text) {
        String shortened = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        return new String(shortened.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
