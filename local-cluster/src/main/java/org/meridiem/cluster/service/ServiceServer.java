package org.meridiem.cluster.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
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

    private final String name;
    private final Layout layout;
    private final Endpoints endpoints;
    private final Endpoints own;

    /// The first process of a service, where [Endpoints] say. Prepares nothing yet.
    ///
    /// @param service which of the three
    /// @param layout where the packaged service and its data lie
    /// @param endpoints where everything listens
    /// @param processes the cluster's child processes
    public ServiceServer(Part service, Layout layout, Endpoints endpoints, ChildProcesses processes) {
        this(service, service.id(), endpoints.ports(), layout, endpoints, processes);
    }

    /// A further process of a service, with the same database, broker and files. Prepares nothing yet.
    ///
    /// @param service which of the three
    /// @param name of its log and pid file
    /// @param own where it listens; of these ports only its own two count
    /// @param layout where the packaged service and its data lie
    /// @param endpoints where everything else listens
    /// @param processes the cluster's child processes
    public ServiceServer(Part service, String name, Ports own, Layout layout, Endpoints endpoints,
            ChildProcesses processes) {
        super(service, processes);
        this.name = name;
        this.layout = layout;
        this.endpoints = endpoints;
        this.own = new Endpoints(own);
    }

    /// Where this process serves the public and the editors.
    ///
    /// @return its address
    public URI address() {
        return own.service(part());
    }

    /// Where this process serves health and metrics.
    ///
    /// @return its address
    public URI management() {
        return own.management(part());
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
        List<String> line = Jvm.small(HEAP_MEGABYTES, List.of("-jar", layout.jar(part()).toString()));
        return new Command(name, line, new ServiceEnvironment(layout, endpoints).of(part(), own.ports()),
                layout.data(part()),
                Command.Signal.TERM);
    }

    @Override
    protected void awaitReady(ChildProcess started) {
        URI health = management().resolve("/q/health/ready");
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Await.ready(name, started, PATIENCE, Await.ok(client, health));
        }
    }
}
