package org.meridiem.cluster.command;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Port;
import org.meridiem.cluster.process.Memory;
import org.meridiem.cluster.process.PidFile;

/// Tells whether the cluster runs, part by part.
///
/// @param layout where the cluster lies
/// @param console speaks to the person at the terminal
public record StatusCommand(Layout layout, Console console) {

    /// Asks every part.
    ///
    /// @return whether all of them answer
    /// @throws IOException if the directory cannot be read
    /// @throws InterruptedException if this thread is interrupted
    public boolean run() throws IOException, InterruptedException {
        Optional<RunningLauncher.Known> running = RunningLauncher.find(layout);
        if (running.isEmpty()) {
            console.say("The cluster does not run; ./meridiem start starts it");
            return false;
        }
        Endpoints endpoints = new Endpoints(running.get().ports());
        boolean allReady = true;
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1).build()) {
            for (Part part : Part.values()) {
                boolean ready = isReady(part, endpoints, client);
                allReady &= ready;
                console.say(line(part, endpoints, ready, running.get().pid()));
            }
        }
        return allReady;
    }

    private String line(Part part, Endpoints endpoints, boolean ready, long launcher) {
        Optional<ProcessHandle> process = part == Part.MAIL ? ProcessHandle.of(launcher) : pidFile(part).process();
        String pid = process.map(handle -> Long.toString(handle.pid())).orElse("-");
        String memory = process.flatMap(handle -> Memory.megabytes(handle, part == Part.POSTGRES))
                .map(megabytes -> megabytes + " MB").orElse("-");
        return String.format(Locale.ROOT, "%-19s %-9s %8s %8s  %s", part.id(), ready ? "ready" : "not ready", pid,
                memory, address(part, endpoints));
    }

    private PidFile pidFile(Part part) {
        return new PidFile(layout.run().resolve(part.id() + ".pid"));
    }

    private static String address(Part part, Endpoints endpoints) {
        return switch (part) {
            case POSTGRES -> Endpoints.HOST + ":" + endpoints.ports().of(Port.POSTGRES);
            case KAFKA -> endpoints.kafka();
            case KEYCLOAK -> endpoints.keycloak().toString();
            case MAIL -> endpoints.inbox() + " (in the launcher)";
            case CONTENT -> endpoints.content().toString();
            case TRENDING -> endpoints.trending().toString();
            case NEWSLETTER -> endpoints.newsletter().toString();
        };
    }

    private static boolean isReady(Part part, Endpoints endpoints, HttpClient client) throws InterruptedException {
        return switch (part) {
            case POSTGRES -> listens(endpoints.ports().of(Port.POSTGRES));
            case KAFKA -> listens(endpoints.ports().of(Port.KAFKA));
            case KEYCLOAK -> answers(client,
                    URI.create("http://" + Endpoints.HOST + ":" + endpoints.ports().of(Port.KEYCLOAK_MANAGEMENT)
                            + "/health/ready"));
            case MAIL ->
                listens(endpoints.smtpPort()) && answers(client, endpoints.inbox().resolve("/api/v1/messages"));
            case CONTENT, TRENDING, NEWSLETTER ->
                answers(client, endpoints.management(part).resolve("/q/health/ready"));
        };
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(Endpoints.loopback(port), 2_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean answers(HttpClient client, URI uri) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
