package org.meridiem.content.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/// Reads the audit log as it is stored.
public final class AuditEntries {

    private AuditEntries() {
    }

    /// What was done to something, in order.
    public static List<Entry> of(DataSource database, UUID target) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select action, kind, actor_name, version, details from audit_entry where target_id = ? order by id")) {
            select.setObject(1, target);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(row.getString(1), row.getString(2), row.getString(3),
                            row.getObject(4, Long.class), row.getString(5)));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One line.
    ///
    /// @param details JSON
    public record Entry(String action, String kind, String actor, @Nullable Long version, String details) {

        /// Action, actor and version: `save editor 2`.
        public String brief() {
            return action + " " + actor + " " + version;
        }
    }
}
