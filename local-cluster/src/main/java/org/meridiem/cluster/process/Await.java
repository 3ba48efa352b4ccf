package org.meridiem.cluster.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;

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
    /// @param probe true when ready; an [IOException] or [java.sql.SQLException] counts as not yet
    /// @throws ClusterException with the last lines of its log, if it ends or takes too long
    public static void ready(String name, ChildProcess process, Duration patience, Callable<Boolean> probe) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            if (!process.isAlive()) {
                throw failed(name + " ended with exit code " + process.exitCode() + " while it was starting", process);
            }
            if (says(probe)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw failed(name + " was not ready within " + patience.toSeconds() + " s", process);
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
    public static Callable<Boolean> ok(HttpClient client, URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        return () -> client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private static boolean says(Callable<Boolean> probe) {
        try {
            return probe.call();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while waiting");
        } catch (IOException | java.sql.SQLException _) {
            return false;
        } catch (Exception e) {
            throw new ClusterException("A probe failed: " + e.getMessage(), e);
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
}
