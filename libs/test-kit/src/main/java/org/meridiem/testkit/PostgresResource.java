package org.meridiem.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// An empty database for each start of the application under test, dropped afterwards.
///
/// Init argument `database`: `content` (the standard) or `newsletter`; the login role of that name owns the database, as
/// on a real cluster. Sets `quarkus.datasource.jdbc.url`, `.username` and `.password`.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "local";

    private String role = "content";
    private String database = "";

    /// Made by Quarkus.
    public PostgresResource() {
        // Everything happens in start.
    }

    @Override
    public void init(Map<String, String> initArgs) {
        role = initArgs.getOrDefault("database", role);
    }

    @Override
    public Map<String, String> start() {
        database = "test_" + role + "_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + database + " owner " + role);
        return Map.of(
                "quarkus.datasource.jdbc.url", SharedInfrastructure.endpoints().jdbc(database),
                "quarkus.datasource.username", role,
                "quarkus.datasource.password", PASSWORD);
    }

    @Override
    public void stop() {
        if (!database.isEmpty()) {
            execute("drop database if exists " + database + " with (force)");
        }
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(SharedInfrastructure.endpoints().jdbc("postgres"),
                "postgres", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + sql, e);
        }
    }
}
