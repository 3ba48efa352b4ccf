package org.meridiem.cluster.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.process.Await;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.ChildProcesses;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.Jvm;
import org.meridiem.cluster.process.ProcessServer;

/// One of the project's services in a JVM of its own. It counts as started when its readiness says so.
public final class ServiceServer extends ProcessServer {

    private static final int HEAP_MEGABYTES = 160;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Layout layout;
    private final Endpoints endpoints;
    private final @Nullable Replica replica;

    /// Prepares nothing yet.
    ///
    /// @param service which of the three
    /// @param layout where the packaged service and its data lie
    /// @param endpoints where everything listens
    /// @param processes the cluster's child processes
    public ServiceServer(Part service, Layout layout, Endpoints endpoints, ChildProcesses processes) {
        this(service, layout, endpoints, processes, null);
    }

    /// Prepares nothing yet.
    ///
    /// @param service which of the three
    /// @param layout where the packaged service and its data lie
    /// @param endpoints where everything listens
    /// @param processes the cluster's child processes
    /// @param replica what differs from the cluster's own; null for that itself
    public ServiceServer(Part service, Layout layout, Endpoints endpoints, ChildProcesses processes,
            @Nullable Replica replica) {
        super(service, processes);
        this.layout = layout;
        this.endpoints = endpoints;
        this.replica = replica;
    }

    @Override
    protected void prepare() throws IOException {
        if (!Files.exists(layout.jar(part()))) {
            throw new ClusterException(
                    part().id() + " is not built: " + layout.jar(part()) + " is missing; ./meridiem start builds it");
        }
        Files.createDirectories(layout.data(part()));
    }

    @Override
    protected Command command() {
        // Last, so that it wins over a smaller initial heap.
        List<String> jar = new ArrayList<>(StartupCache.options(layout.jar(part())));
        jar.addAll(List.of("-jar", layout.jar(part()).toString()));
        Map<String, String> environment = new ServiceEnvironment(layout, endpoints).of(part());
        if (replica == null) {
            return new Command(part().id(), Jvm.small(HEAP_MEGABYTES, jar), environment, layout.data(part()),
                    Command.Signal.TERM);
        }
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(replica.port()));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(replica.managementPort()));
        environment.putAll(replica.environment());
        List<String> line = replica.jvm().isEmpty()
                ? Jvm.small(HEAP_MEGABYTES, jar)
                : Jvm.with(replica.jvm(), jar);
        return new Command(replica.name(), line, environment, layout.data(part()), Command.Signal.TERM);
    }

    @Override
    protected void awaitReady(ChildProcess started) {
        URI management = replica == null ? endpoints.management(part()) : replica.management();
        URI health = management.resolve("/q/health/ready");
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Await.ready(part().id(), started, PATIENCE, Await.ok(client, health));
        }
    }
}
