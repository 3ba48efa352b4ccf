package org.meridiem.newsletter.subscription;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

/// Subscribers and requests, looked at behind the service's back.
@Singleton
class Register {

    private final DataSource database;

    Register(DataSource database) {
        this.database = database;
    }

    UUID subscription(String reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select s.id from subscription s join subscriber p on p.id = s.subscriber_id where p.email_key = ?")) {
            select.setString(1, reader);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int active(String reader) {
        return count("""
                select count(*) from subscription s join subscriber p on p.id = s.subscriber_id
                where p.email_key = ? and s.state = 'CONFIRMED'""", reader);
    }

    int count(String sql, String parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void update(String sql, String parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
