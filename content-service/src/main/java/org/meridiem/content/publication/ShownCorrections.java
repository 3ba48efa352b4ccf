package org.meridiem.content.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.EditorialDatabaseException;

/// Reads what readers are told of an article's errors. In the caller's transaction, under the article's lock.
@ApplicationScoped
class ShownCorrections {

    private final DataSource database;

    ShownCorrections(DataSource database) {
        this.database = database;
    }

    /// Newest first.
    List<PublishedArticle.Correction> of(UUID article) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select corrected_at, text from article_correction where article_id = ?
                        order by corrected_at desc, id desc""")) {
            select.setObject(1, article);
            List<PublishedArticle.Correction> shown = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    shown.add(new PublishedArticle.Correction(row.getTimestamp(1).toInstant(), row.getString(2)));
                }
            }
            return shown;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
