package org.meridiem.content.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.transfer.source.Shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// The shelf of one import, in the database: as large as it has to be. Written in transactions of its own, read in the caller's.
final class StagedShelf implements Shelf {

    private static final int BATCH = 500;

    private record Staged(String shelf, String key, int position, String value) {
    }

    private final UUID id;
    private final DataSource database;
    private final ObjectMapper json;
    private final Runnable sign;
    private final List<Staged> waiting = new ArrayList<>();

    /// @param sign of life, given with each batch
    StagedShelf(UUID id, DataSource database, ObjectMapper json, Runnable sign) {
        this.id = id;
        this.database = database;
        this.json = json;
        this.sign = sign;
    }

    /// Empties it: the first pass begins anew.
    void clear() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement("delete from transfer_staged where import_id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    @Override
    public void put(String shelf, String key, int position, JsonNode value) {
        try {
            // PostgreSQL's JSON holds every character but NUL.
            waiting.add(new Staged(shelf, key.replace('\0', '\uFFFD'), position,
                    json.writeValueAsString(value).replace("\\u0000", "\\uFFFD")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    /// Stores what still waits.
    void flush() {
        QuarkusTransaction.requiringNew().run(() -> {
            sign.run();
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into transfer_staged (import_id, shelf, key, position, value) values (?, ?, ?, ?, ?::jsonb)")) {
                for (Staged staged : waiting) {
                    insert.setObject(1, id);
                    insert.setString(2, staged.shelf());
                    insert.setString(3, staged.key());
                    insert.setInt(4, staged.position());
                    insert.setString(5, staged.value());
                    insert.addBatch();
                }
                insert.executeBatch();
            } catch (SQLException e) {
                throw new EditorialDatabaseException(e);
            }
        });
        waiting.clear();
    }

    @Override
    public List<JsonNode> get(String shelf, String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                                select value from transfer_staged where import_id = ? and shelf = ? and key = ? order by position limit 1000""")) {
            select.setObject(1, id);
            select.setString(2, shelf);
            select.setString(3, key);
            List<JsonNode> values = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.add(json.readTree(row.getString(1)));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("staged JSON that cannot be read", e);
        }
    }
}
