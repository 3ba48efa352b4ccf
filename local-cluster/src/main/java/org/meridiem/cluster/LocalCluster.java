package org.meridiem.cluster;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import org.meridiem.cluster.kafka.KafkaServer;
import org.meridiem.cluster.keycloak.KeycloakServer;
import org.meridiem.cluster.mail.MailServer;
import org.meridiem.cluster.postgres.PostgresServer;
import org.meridiem.cluster.process.ChildProcesses;
import org.meridiem.cluster.service.ServiceServer;

/// A running cluster, or the parts of one that were asked for.
///
/// All parts start at once; a service waits for what it needs. Closing stops them in the opposite order. Should this
/// JVM die without closing, every child process is ended all the same.
///
/// ```java
/// try (var cluster = LocalCluster.start(ClusterOptions.forTests(root, directory, Part.all()), System.out::println)) {
///     cluster.server(Part.KAFKA).kill();
///     cluster.server(Part.KAFKA).start();
/// }
/// ```
public final class LocalCluster implements AutoCloseable {

    private static final Set<Part> NEEDED_BY_SERVICES = Set.of(Part.POSTGRES, Part.KAFKA);

    private final ClusterOptions options;
    private final Endpoints endpoints;
    private final Consumer<String> progress;
    private final ChildProcesses processes;
    private final Map<Part, Server> servers = new EnumMap<>(Part.class);
    private final Queue<Server> replicas = new ConcurrentLinkedQueue<>();

    private LocalCluster(ClusterOptions options, Consumer<String> progress) throws IOException {
        this.options = options;
        this.endpoints = new Endpoints(options.ports());
        this.progress = progress;
        this.processes = ChildProcesses.open(options.layout().run(), options.layout().logs());
        options.parts().forEach(part -> servers.put(part, server(part, options.layout())));
    }

    /// Starts a cluster and waits until every part answers.
    ///
    /// @param options what and where
    /// @param progress hears a line whenever something is ready or takes time
    /// @return the running cluster
    /// @throws ClusterException if a port is taken or a part does not start; nothing is left running then
    public static LocalCluster start(ClusterOptions options, Consumer<String> progress) {
        try {
            options.ports().requireFree(options.parts());
            LocalCluster cluster = new LocalCluster(options, progress);
            cluster.startAll();
            return cluster;
        } catch (IOException e) {
            throw new ClusterException("The cluster's directory cannot be used: " + e.getMessage(), e);
        }
    }

    /// Where the parts are reached.
    ///
    /// @return the endpoints
    public Endpoints endpoints() {
        return endpoints;
    }

    /// One part, to be stopped, killed and started again.
    ///
    /// @param part one of those that were asked for
    /// @return its handle
    public Server server(Part part) {
        Server server = servers.get(part);
        if (server == null) {
            throw new IllegalArgumentException(part + " is not part of this cluster");
        }
        return server;
    }

    /// One more process of a service, not started yet. It ends with the cluster.
    ///
    /// @param service one of the three services
    /// @param replica what differs from the cluster's own
    /// @return its handle
    public Server replica(Part service, Replica replica) {
        Server server = new ServiceServer(service, options.layout(), endpoints, processes, replica);
        replicas.add(server);
        return server;
    }

    /// The cluster's child processes, for a program that runs beside it and is to end with it.
    ///
    /// @return the processes
    public ChildProcesses processes() {
        return processes;
    }

    /// Where everything lies on disk.
    ///
    /// @return the layout
    public Layout layout() {
        return options.layout();
    }

    @Override
    public void close() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Services first: they need the rest to end in good order.
            for (List<Server> together : List.of(List.copyOf(replicas),
                    servers.values().stream().filter(server -> server.part().isService()).toList(),
                    servers.values().stream().filter(server -> !server.part().isService()).toList())) {
                CompletableFuture
                        .allOf(together.stream().map(server -> CompletableFuture.runAsync(server::stop, threads))
                                .toArray(CompletableFuture<?>[]::new))
                        .join();
            }
        } finally {
            processes.close();
        }
    }

    private void startAll() {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        Map<Part, CountDownLatch> ready = new EnumMap<>(Part.class);
        servers.keySet().forEach(part -> ready.put(part, new CountDownLatch(1)));
        List<Thread> threads = servers.values().stream()
                .map(server -> Thread.ofVirtual().name(server.part().id())
                        .start(() -> outcomes.add(startWhenPossible(server, ready))))
                .toList();
        try {
            for (int i = 0; i < threads.size(); i++) {
                outcomes.take().failure().ifPresent(failure -> {
                    throw failure instanceof ClusterException known
                            ? known
                            : new ClusterException("The cluster cannot be started: " + failure, failure);
                });
            }
        } catch (ClusterException e) {
            giveUp(threads);
            throw e;
        } catch (InterruptedException _) {
            giveUp(threads);
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while the cluster was starting");
        }
    }

    private Outcome startWhenPossible(Server server, Map<Part, CountDownLatch> ready) {
        try {
            if (server.part().isService()) {
                for (Part needed : NEEDED_BY_SERVICES) {
                    if (ready.containsKey(needed)) {
                        ready.get(needed).await();
                    }
                }
            }
            start(server);
            ready.get(server.part()).countDown();
            return new Outcome(Optional.empty());
        } catch (RuntimeException | InterruptedException e) {
            return new Outcome(Optional.of(e));
        }
    }

    private void giveUp(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
        // None may start a process after all others have been stopped.
        threads.forEach(LocalCluster::awaitEnd);
        close();
    }

    private static void awaitEnd(Thread thread) {
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Server server) {
        long begin = System.nanoTime();
        server.start();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        progress.accept(
                String.format(Locale.ROOT, "%s is ready (%.1f s)", server.part().id(), took.toMillis() / 1000.0));
    }

    private Server server(Part part, Layout layout) {
        return switch (part) {
            case POSTGRES -> new PostgresServer(layout, endpoints, processes, options.durable());
            case KAFKA -> new KafkaServer(layout, endpoints, processes);
            case KEYCLOAK -> new KeycloakServer(layout, endpoints, processes, progress);
            case MAIL -> new MailServer(layout, endpoints, Clock.systemUTC());
            case CONTENT, TRENDING, NEWSLETTER -> new ServiceServer(part, layout, endpoints, processes);
        };
    }

    private record Outcome(Optional<Exception> failure) {
    }
}
