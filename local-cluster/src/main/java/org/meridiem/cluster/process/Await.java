package org.meridiem.cluster.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import org.meridiem.cluster.ClusterException;

/// Waits until a server answers, or says why it will not.
public final class Await {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);
    private static final int SHOWN_LINES = 25;

    private Await() {
    }

    /// Waits until the probe says yes.
    ///
    /// @param name whom we wait for, for messages
    /// @param process its process; if that ends, waiting ends
    /// @param patience how long to wait at most
    /// @param probe says what is missing
    /// @throws ClusterException with the last lines of its log, if it ends or takes too long
    public static void ready(String name, ChildProcess process, Duration patience, Probe probe) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            if (!process.isAlive()) {
                throw failed(name + " ended with exit code " + process.exitCode() + " while it was starting", process);
            }
            Optional<String> missing = missing(probe);
            if (missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw failed(name + " was not ready within " + patience.toSeconds() + " s: " + missing.get(), process);
            }
            pause(name, pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.plusMillis(25) : pause;
        }
    }

    /// A probe that is satisfied by status 200.
    ///
    /// @param client whom to ask with
    /// @param uri what to ask for
    /// @return the probe
    public static Probe ok(HttpClient client, URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        return () -> {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.empty()
                    : Optional.of(uri + " answers " + response.statusCode() + " " + response.body());
        };
    }

    private static Optional<String> missing(Probe probe) {
        try {
            return probe.missing();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while waiting");
        } catch (IOException | SQLException e) {
            return Optional.of(e.toString());
        }
    }

    private static void pause(String name, Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while waiting for " + name);
        }
    }

    private static ClusterException failed(String what, ChildProcess process) {
        return new ClusterException(what + ". The end of " + process.log() + ":" + System.lineSeparator()
                + process.lastLines(SHOWN_LINES).indent(4).stripTrailing());
    }

    /// Looks whether a server is ready.
    @FunctionalInterface
    public interface Probe {

        /// Looks once.
        ///
        /// @return what is missing, or empty if the server is ready
        /// @throws IOException if the server does not answer yet
        /// @throws SQLException if the database does not answer yet
        /// @throws InterruptedException if the waiting thread is interrupted
        Optional<String> missing() throws IOException, SQLException, InterruptedException;
    }
}
