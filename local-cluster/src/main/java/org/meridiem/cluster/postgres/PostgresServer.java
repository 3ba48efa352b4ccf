package org.meridiem.cluster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Port;
import org.meridiem.cluster.process.Await;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.ChildProcesses;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.ProcessServer;

/// One PostgreSQL server with a database and a login role for each service that keeps data.
///
/// The databases sort and compare by code point (`C.UTF-8` of the built-in provider), so that every platform gives the
/// same order. Every role's password is [#PASSWORD]; the server listens on the loopback address only.
public final class PostgresServer extends ProcessServer {

    /// The superuser, for tests that make databases of their own.
    public static final String SUPERUSER = "postgres";

    /// The password of all roles.
    public static final String PASSWORD = "local";

    private static final List<String> DATABASES = List.of("content", "newsletter");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Layout layout;
    private final Endpoints endpoints;
    private final boolean durable;
    private @Nullable Path home;

    /// Prepares nothing yet.
    ///
    /// @param layout where data lie
    /// @param endpoints where to listen
    /// @param processes the cluster's child processes
    /// @param durable false lets commits survive the death of the server, but not that of the machine
    public PostgresServer(Layout layout, Endpoints endpoints, ChildProcesses processes, boolean durable) {
        super(Part.POSTGRES, processes);
        this.layout = layout;
        this.endpoints = endpoints;
        this.durable = durable;
    }

    @Override
    protected void prepare() throws IOException {
        Path binaries = PostgresBinaries.unpackedIn(layout.cache());
        home = binaries;
        Path data = data();
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(data.getParent());
        Path password = Files.writeString(data.resolveSibling("superuser-password"), PASSWORD);
        List<String> line = unprivileged(binaries.resolve("bin/initdb").toString(), "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + password, "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync");
        ChildProcess initdb = processes()
                .start(new Command("initdb", line, Map.of(), data.getParent(), Command.Signal.TERM));
        if (!initdb.endsWithin(PATIENCE) || initdb.exitCode() != 0) {
            initdb.kill();
            Layout.delete(data);
            throw new ClusterException("PostgreSQL cannot make its data directory: " + initdb.lastLines(10));
        }
    }

    @Override
    protected Command command() {
        if (home == null) {
            throw new IllegalStateException("not prepared");
        }
        List<String> line = unprivileged(home.resolve("bin/postgres").toString(), "-D", data().toString());
        Map<String, String> settings = new java.util.LinkedHashMap<>(Map.of(
                "listen_addresses", Endpoints.HOST,
                "port", Integer.toString(endpoints.ports().of(Port.POSTGRES)),
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "48MB",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "fsync", durable ? "on" : "off",
                "full_page_writes", durable ? "on" : "off"));
        settings.put("log_min_duration_statement", "2s");
        settings.forEach((name, value) -> {
            line.add("-c");
            line.add(name + "=" + value);
        });
        return new Command(part().id(), line, Map.of("LC_ALL", "C"), data().getParent(), Command.Signal.INT);
    }

    @Override
    protected void awaitReady(ChildProcess started) {
        Await.ready("PostgreSQL", started, PATIENCE, () -> {
            try (Connection connection = connect(); Statement statement = connection.createStatement()) {
                for (String database : DATABASES) {
                    ensure(statement, "pg_roles", "rolname", database,
                            "create role " + database + " login password '" + PASSWORD + "'");
                    ensure(statement, "pg_database", "datname", database,
                            "create database " + database + " owner " + database);
                }
                return Optional.empty();
            }
        });
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(endpoints.jdbc("postgres"), SUPERUSER, PASSWORD);
    }

    private static void ensure(Statement statement, String catalogue, String column, String name, String creation)
            throws SQLException {
        try (ResultSet found = statement
                .executeQuery("select 1 from " + catalogue + " where " + column + " = '" + name + "'")) {
            if (found.next()) {
                return;
            }
        }
        statement.execute(creation);
    }

    private Path data() {
        return layout.data(Part.POSTGRES).resolve("pgdata");
    }

    /// PostgreSQL refuses to run as root. A user namespace of its own, in which it is nobody, satisfies it.
    private static List<String> unprivileged(String... command) {
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("unshare", "--user"));
        }
        line.addAll(List.of(command));
        return line;
    }
}
