package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.Jvm;
import org.meridiem.events.Topic;

/// How many views per second go through the collector, beside a floor; how long until a list shows them; what that takes; and whether any is lost.
///
/// Collector and floor are measured in turn, against the same broker on the same machine. The collector's process also ranks, at the same time.
final class TrendingBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PROBES = 5_000;

    private final Path root;
    private final TrendingOptions options;
    private final Consumer<String> progress;
    private final Path directory;

    TrendingBenchmark(Path root, TrendingOptions options, Consumer<String> progress) {
        this.root = root;
        this.options = options;
        this.progress = progress;
        this.directory = root.resolve(".local/bench");
    }

    void run() {
        Path data = directory.resolve("cluster");
        Layout.delete(data);
        var cluster = new ClusterOptions(Layout.of(root, data), Ports.free(), Set.of(Part.KAFKA), false);
        Map<Integer, Map<String, Object>> results = new LinkedHashMap<>();
        try (LocalCluster running = LocalCluster.start(cluster, progress);
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var beacons = new Beacons();
            Contestant floor = floor(running);
            Replica replica = Replica.onFreePorts("trending-service-bench", Production.TRENDING_JVM,
                    Map.of("MERIDIEM_COLLECTOR_ACTIONS_PER_MINUTE", "1000000", "MERIDIEM_STREAM_LISTENERS_OF_NETWORK",
                            "100000", "MERIDIEM_COLLECTOR_TRUSTED_PROXIES", "127.0.0.0/8"));
            Server server = running.replica(Part.TRENDING, replica);
            server.start();
            var service = new Contestant("collector", replica.address(), server.pid().orElseThrow());
            for (int articles : options.corpora()) {
                progress.accept("%,d articles".formatted(articles));
                results.put(articles, measured(articles, beacons, running, floor, service, replica, client));
            }
            var report = new TrendingReport(options, results);
            report.print(progress);
            progress.accept("Figures: " + root.relativize(report.write(directory)));
        } catch (IOException e) {
            throw new ClusterException("The measurement cannot go on: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    private Map<String, Object> measured(int articles, Beacons beacons, LocalCluster cluster, Contestant floor,
            Contestant service, Replica replica, HttpClient client) throws IOException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        beacons.publish(cluster.endpoints().kafka(), articles, PROBES);
        var generator = new LoadGenerator(directory, "identity", options.connections(), "beacons.lua");
        List<String> drawn = beacons.drawn(articles);
        Path file = generator.requests("beacons", drawn);
        saturated(figures, generator, file, floor, service, replica, client);
        steady(figures, drawn, service, replica, client);
        Path lists = generator.requests("lists", List.of("/v1/trending?window=now", "/v1/trending?section=section-1"));
        var gets = new LoadGenerator(directory, "identity", options.connections()).run(service.address(), lists,
                options.seconds());
        figures.put("lists per second", gets.perSecond());
        figures.put("list p99 ms", gets.p99() / 1000.0);
        figures.put("resident MB", service.megabytes());
        return figures;
    }

    /// As much as goes in.
    private void saturated(Map<String, Object> figures, LoadGenerator generator, Path file, Contestant floor,
            Contestant service, Replica replica, HttpClient client) throws InterruptedException {
        generator.run(floor.address(), file, options.warmUp());
        generator.run(service.address(), file, options.warmUp());
        awaitAllRanked(client, replica);
        List<Pace> floors = new ArrayList<>();
        List<Pace> services = new ArrayList<>();
        ServiceMetrics before = ServiceMetrics.of(client, replica.management());
        long answered = 0;
        for (int round = 1; round <= options.rounds(); round++) {
            floors.add(pace(generator, file, floor));
            services.add(pace(generator, file, service));
            answered += services.getLast().requests();
            awaitAllRanked(client, replica);
            progress.accept("round " + round + " of " + options.rounds());
        }
        ServiceMetrics after = ServiceMetrics.of(client, replica.management());
        figures.put("floor events per second", median(floors, Pace::perSecond));
        figures.put("collector events per second", median(services, Pace::perSecond));
        figures.put("ratio", median(services, Pace::perSecond) / median(floors, Pace::perSecond));
        figures.put("floor CPU µs per event", median(floors, Pace::cpuMicros));
        figures.put("collector and ranking CPU µs per event", median(services, Pace::cpuMicros));
        figures.put("saturated: answered by the collector", answered);
        figures.put("saturated: written to Kafka", difference(before, after, "meridiem_beacon_written_total"));
        figures.put("saturated: dropped", difference(before, after, "meridiem_beacon_dropped_total"));
    }

    /// A fixed number per second, with listeners, and probes in between.
    private void steady(Map<String, Object> figures, List<String> drawn, Contestant service, Replica replica,
            HttpClient client) throws InterruptedException {
        ServiceMetrics before = ServiceMetrics.of(client, replica.management());
        var probe = new LagProbe(client, service.address());
        try (var readers = new SteadyReaders(service.address(), options.listeners())) {
            readers.listen(options.listeners());
            Thread probing = Thread.ofVirtual().start(() -> {
                try {
                    probe.run(0, PROBES);
                } catch (IOException | InterruptedException e) {
                    progress.accept("probes ended: " + e);
                }
            });
            long unanswered = readers.read(drawn, options.rate(), options.sustain().toSeconds());
            probe.stop();
            probing.join();
            awaitAllRanked(client, replica);
            ServiceMetrics after = ServiceMetrics.of(client, replica.management());
            double sent = readers.answered() + probe.count();
            double written = difference(before, after, "meridiem_beacon_written_total");
            double dropped = difference(before, after, "meridiem_beacon_dropped_total");
            figures.put("steady: sent", sent);
            figures.put("steady: not answered", unanswered);
            figures.put("steady: written to Kafka", written);
            figures.put("steady: dropped with a reason", dropped);
            figures.put("steady: lost", sent - written - dropped);
            figures.put("steady: judged by the ranking", difference(before, after, "meridiem_engagement_total"));
            figures.put("steady: verdicts so far", after.byTag("meridiem_engagement_total"));
            figures.put("steady: probes", probe.count());
            figures.put("lag p50 ms", probe.percentileMillis(0.5));
            figures.put("lag p99 ms", probe.percentileMillis(0.99));
            figures.put("stream events per second",
                    readers.heard() / (double) options.sustain().toSeconds());
            figures.put("stream MB per second", readers.heardBytes() / 1e6 / options.sustain().toSeconds());
        }
    }

    private Pace pace(LoadGenerator generator, Path file, Contestant contestant) {
        Duration cpu = contestant.cpu();
        LoadGenerator.Load load = generator.run(contestant.address(), file, options.seconds());
        return new Pace(load.requests(), load.perSecond(),
                contestant.cpu().minus(cpu).toNanos() / 1000.0 / Math.max(1, load.requests()));
    }

    /// What is written has been read by the ranking, so that its backlog slows nothing that is measured next.
    private static void awaitAllRanked(HttpClient client, Replica replica) throws InterruptedException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        double before = -1;
        while (System.nanoTime() < patience) {
            double now = ServiceMetrics.of(client, replica.management()).sum("meridiem_engagement_total");
            if (now == before) {
                return;
            }
            before = now;
            Thread.sleep(Duration.ofMillis(1_500));
        }
        throw new ClusterException("The ranking does not keep up");
    }

    private static double difference(ServiceMetrics before, ServiceMetrics after, String name) {
        return after.sum(name) - before.sum(name);
    }

    private Contestant floor(LocalCluster cluster) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.endpoints().kafka()))) {
            admin.createTopics(List.of(new NewTopic(EngagementFloor.TOPIC, Topic.ENGAGEMENT.partitions(), (short) 1)))
                    .all().get();
        } catch (ExecutionException e) {
            throw new ClusterException("The floor's topic cannot be made: " + e.getCause(), e);
        }
        Replica place = Replica.onFreePorts("floor-of-the-collector", Production.TRENDING_JVM, Map.of());
        Path module = root.resolve("verification/benchmarks/target");
        String separator = java.io.File.pathSeparator;
        String classPath = module.resolve("classes") + separator + root.resolve("libs/article-events/target/classes")
                + separator + module.resolve("lib") + "/*" + separator
                + root.resolve("local-cluster/target/local-cluster/lib") + "/*";
        List<String> line = Jvm.with(Production.TRENDING_JVM, List.of("-cp", classPath, EngagementFloor.class.getName(),
                Integer.toString(place.port()), cluster.endpoints().kafka()));
        ChildProcess process = cluster.processes()
                .start(new Command(place.name(), line, Map.of(), directory, Command.Signal.TERM));
        Path log = cluster.layout().logs().resolve(place.name() + ".log");
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains("ready")) {
            if (!process.isAlive() || System.nanoTime() > patience) {
                throw new ClusterException("The floor does not start: " + process.lastLines(10));
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        return new Contestant("floor", place.address(), process.pid());
    }

    private static double median(List<Pace> paces, ToDoubleFunction<Pace> figure) {
        List<Double> sorted = paces.stream().map(figure::applyAsDouble).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private record Pace(long requests, double perSecond, double cpuMicros) {
    }
}
