package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.meridiem.cluster.ClusterException;

/// A process that answers requests, to be measured.
///
/// @param name    in the report
/// @param address where it answers
/// @param pid     of its process
record Contestant(String name, URI address, long pid) {

    /// As in deploy/images/Containerfile, in a pod of 512 MiB.
    static final List<String> AS_IN_PRODUCTION = List.of("-XX:MaxRAM=512m", "-XX:MaxRAMPercentage=40",
            "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20",
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=2", "-XX:ReservedCodeCacheSize=64m", "-XX:MaxDirectMemorySize=48m",
            "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8");

    /// CPU time of the process so far.
    Duration cpu() {
        return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new ClusterException(name + " is not running any more"));
    }

    /// Resident memory now.
    double megabytes() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip())
                    / 1024.0;
        } catch (IOException e) {
            throw new ClusterException("ps cannot be run: " + e.getMessage(), e);
        }
    }

    /// Transactions of the service's database so far. Readers' statements run outside any, so each is one.
    static long statements(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_clear_snapshot()");
            try (ResultSet row = statement.executeQuery(
                    "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
