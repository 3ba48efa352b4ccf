package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.Replica;

/// How many views per second go through the collector, beside a floor; how long until a list shows them; what that takes; and whether any is lost.
///
/// Collector and floor are measured in turn, against the same broker on the same machine: first a collector that does not rank, as the floor does not, then one
/// whose process ranks at the same time what it collects.
final class TrendingBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PROBES = 5_000;

    private final Path root;
    private final TrendingOptions options;
    private final Consumer<String> progress;
    private final Path directory;
    /// So many have been sent: each shows once that it was the first.
    private int probes;

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
        try (LocalCluster running = LocalCluster.start(cluster, progress);
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var beacons = new Beacons();
            Contestant floor = floor(running);
            Map<String, Object> alone = Map.of();
            if (options.measures(TrendingOptions.ALONE)) {
                alone = collectorAlone(beacons, running, floor, client);
                TrendingReport.printAlone(options, alone, progress);
                EngagementLogs.empty(running.endpoints().kafka());
            }
            Map<Integer, Map<String, Object>> results = options.measures(TrendingOptions.SATURATED)
                    || options.measures(TrendingOptions.STEADY)
                            ? withRanking(beacons, running, floor, client)
                            : Map.of();
            var report = new TrendingReport(options, alone, results);
            progress.accept("Figures: " + root.relativize(report.write(directory)));
        } catch (IOException e) {
            throw new ClusterException("The measurement cannot go on: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    private Map<String, Object> collectorAlone(Beacons beacons, LocalCluster cluster, Contestant floor,
            HttpClient client) throws IOException, InterruptedException {
        progress.accept("the collector alone");
        Map<String, Object> figures = new LinkedHashMap<>();
        var generator = new LoadGenerator(directory, "identity", options.connections(), "beacons.lua");
        Path file = generator.requests("beacons", beacons.drawn(options.corpora().getFirst()));
        try (Running service = start(cluster, false)) {
            saturated(figures, generator, file, floor, service, client);
        }
        return figures;
    }

    private Map<Integer, Map<String, Object>> withRanking(Beacons beacons, LocalCluster cluster, Contestant floor,
            HttpClient client) throws IOException, InterruptedException {
        Map<Integer, Map<String, Object>> results = new LinkedHashMap<>();
        try (Running service = start(cluster, true)) {
            for (int articles : options.corpora()) {
                progress.accept("%,d articles".formatted(articles));
                Map<String, Object> figures = new LinkedHashMap<>();
                beacons.publish(cluster.endpoints().kafka(), articles, PROBES);
                var generator = new LoadGenerator(directory, "identity", options.connections(), "beacons.lua");
                List<String> drawn = beacons.drawn(articles);
                wake(articles, service, client);
                if (options.measures(TrendingOptions.SATURATED)) {
                    saturated(figures, generator, generator.requests("beacons", drawn), floor, service, client);
                }
                if (options.measures(TrendingOptions.STEADY)) {
                    steady(figures, drawn, service, client);
                }
                Path lists = generator.requests("lists",
                        List.of("/v1/trending?window=now", "/v1/trending?section=section-1"));
                var gets = new LoadGenerator(directory, "identity", options.connections())
                        .run(service.contestant().address(), lists, options.seconds());
                figures.put("lists per second", gets.perSecond());
                figures.put("list p99 ms", gets.p99() / 1000.0);
                figures.put("resident MB", service.contestant().megabytes());
                results.put(articles, figures);
                TrendingReport.print(options, articles, figures, progress);
            }
        }
        return results;
    }

    private static Running start(LocalCluster cluster, boolean ranking) {
        Replica replica = Replica.onFreePorts(ranking ? "trending-service-bench" : "collector-bench",
                Production.jvm(cluster, Part.TRENDING),
                Map.of("MERIDIEM_COLLECTOR_ACTIONS_PER_MINUTE", "1000000", "MERIDIEM_STREAM_LISTENERS_OF_NETWORK",
                        "100000", "MERIDIEM_BEHIND_PROXY", "true", "MERIDIEM_TRUSTED_PROXIES", "127.0.0.0/8",
                        "MERIDIEM_RANKING_ENABLED",
                        Boolean.toString(ranking)));
        Program program = Program.service(cluster, Part.TRENDING, replica);
        return new Running(program, program.contestant("collector"), ranking);
    }

    /// Somebody reads each of the articles: none is without a state.
    private void wake(int articles, Running service, HttpClient client) throws InterruptedException {
        List<String> all = IntStream.range(0, articles).mapToObj(number -> Beacons.id(number).toString()).toList();
        try (var readers = new SteadyReaders(service.contestant().address(), 0, options.pages())) {
            long unanswered = readers.readEach(all, options.rate());
            if (unanswered > 0) {
                throw new ClusterException(unanswered + " views of articles that all are to be read are not answered");
            }
        }
        awaitAllRanked(client, service);
    }

    /// As much as goes in.
    private void saturated(Map<String, Object> figures, LoadGenerator generator, Path file, Contestant floor,
            Running service, HttpClient client) throws InterruptedException {
        // In runs as short as those that are measured: a JVM compiles some of its code anew when all connections end and others begin.
        for (Duration warm = Duration.ZERO; warm.compareTo(options.warmUp()) < 0; warm = warm.plus(options.seconds())) {
            generator.run(floor.address(), file, options.seconds());
            generator.run(service.contestant().address(), file, options.seconds());
        }
        awaitAllRanked(client, service);
        List<Pace> floors = new ArrayList<>();
        List<Pace> services = new ArrayList<>();
        ServiceMetrics before = service.metrics(client);
        long answered = 0;
        for (int round = 1; round <= options.rounds(); round++) {
            floors.add(pace(generator, file, floor));
            services.add(pace(generator, file, service.contestant()));
            answered += services.getLast().requests();
            awaitAllRanked(client, service);
            progress.accept("round " + round + " of " + options.rounds());
        }
        ServiceMetrics after = service.metrics(client);
        figures.put("floor events per second", median(floors, Pace::perSecond));
        figures.put("collector events per second", median(services, Pace::perSecond));
        figures.put("ratio", median(services, Pace::perSecond) / median(floors, Pace::perSecond));
        figures.put("floor CPU µs per event", median(floors, Pace::cpuMicros));
        figures.put("service CPU µs per event", median(services, Pace::cpuMicros));
        figures.put("saturated: answered by the collector", answered);
        figures.put("saturated: written to Kafka", difference(before, after, "meridiem_beacon_written_total"));
        figures.put("saturated: dropped", differences(before, after, "meridiem_beacon_dropped_total"));
    }

    /// A fixed number per second, with listeners, and probes in between; first for as long as the warm-up.
    private void steady(Map<String, Object> figures, List<String> drawn, Running service, HttpClient client)
            throws InterruptedException {
        Contestant contestant = service.contestant();
        var probe = new LagProbe(client, contestant.address());
        try (var readers = new SteadyReaders(contestant.address(), options.listeners(), options.pages());
                var memory = new ResidentMemory(contestant)) {
            readers.listen(options.listeners());
            readers.read(drawn, options.rate(), options.warmUp().toSeconds());
            awaitAllRanked(client, service);
            long answeredBefore = readers.answered();
            long heardBefore = readers.heard();
            long heardBytesBefore = readers.heardBytes();
            ServiceMetrics before = service.metrics(client);
            Duration cpu = contestant.cpu();
            Thread probing = Thread.ofVirtual().start(() -> {
                try {
                    probe.run(probes, PROBES);
                } catch (InterruptedException e) {
                    progress.accept("probes ended: " + e);
                }
            });
            long unanswered = readers.read(drawn, options.rate(), options.sustain().toSeconds());
            figures.put("steady: resident MB", contestant.megabytes());
            figures.put("steady: most resident MB", memory.most());
            figures.put("steady: service CPU µs per event", contestant.cpu().minus(cpu).toNanos() / 1000.0
                    / options.rate() / options.sustain().toSeconds());
            figures.put("steady: live heap MB",
                    service.metrics(client).sum("jvm_gc_live_data_size_bytes") / 1024 / 1024);
            probe.stop();
            probing.join();
            awaitAllRanked(client, service);
            probes += probe.count();
            ServiceMetrics after = service.metrics(client);
            double sent = readers.answered() - answeredBefore + probe.sent();
            double written = difference(before, after, "meridiem_beacon_written_total");
            double dropped = difference(before, after, "meridiem_beacon_dropped_total");
            figures.put("steady: sent", sent);
            figures.put("steady: not answered", unanswered);
            figures.put("steady: written to Kafka", written);
            figures.put("steady: dropped", differences(before, after, "meridiem_beacon_dropped_total"));
            figures.put("steady: lost", sent - written - dropped);
            figures.put("steady: judged by the ranking", difference(before, after, "meridiem_engagement_total"));
            figures.put("steady: verdicts", differences(before, after, "meridiem_engagement_total"));
            figures.put("steady: probes", probe.count());
            figures.put("lag p50 ms", probe.percentileMillis(0.5));
            figures.put("lag p99 ms", probe.percentileMillis(0.99));
            figures.put("stream events per second",
                    (readers.heard() - heardBefore) / (double) options.sustain().toSeconds());
            figures.put("stream MB per second",
                    (readers.heardBytes() - heardBytesBefore) / 1e6 / options.sustain().toSeconds());
        }
    }

    private Pace pace(LoadGenerator generator, Path file, Contestant contestant) {
        Duration cpu = contestant.cpu();
        LoadGenerator.Load load = generator.run(contestant.address(), file, options.seconds());
        return new Pace(load.requests(), load.perSecond(),
                contestant.cpu().minus(cpu).toNanos() / 1000.0 / Math.max(1, load.requests()));
    }

    /// What is written has been read by the ranking, if there is one, so that its backlog slows nothing that is measured next.
    private static void awaitAllRanked(HttpClient client, Running service) throws InterruptedException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (service.ranks() && !isAllRanked(service.metrics(client))) {
            if (System.nanoTime() > patience) {
                throw new ClusterException("The ranking does not keep up");
            }
            Thread.sleep(Duration.ofMillis(500));
        }
    }

    /// The process has written all that there is, and all since its start.
    private static boolean isAllRanked(ServiceMetrics metrics) {
        return metrics.sum("meridiem_engagement_total") >= metrics.sum("meridiem_beacon_written_total")
                && metrics.sum("meridiem_beacon_written_total") >= metrics.sum("meridiem_beacon_accepted_total")
                        - metrics.sum("meridiem_beacon_dropped_total");
    }

    private static double difference(ServiceMetrics before, ServiceMetrics after, String name) {
        return after.sum(name) - before.sum(name);
    }

    /// By their tags, where there is one.
    private static Map<String, Double> differences(ServiceMetrics before, ServiceMetrics after, String name) {
        Map<String, Double> found = after.byTag(name);
        before.byTag(name).forEach((tags, value) -> found.merge(tags, -value, Double::sum));
        found.values().removeIf(value -> value == 0);
        return found;
    }

    private Contestant floor(LocalCluster cluster) throws IOException, InterruptedException {
        EngagementLogs.makeFloors(cluster.endpoints().kafka());
        Replica place = Replica.onFreePorts("floor-of-the-collector", Production.jvm(cluster, Part.TRENDING), Map.of());
        return Program.own(cluster, place, EngagementFloor.class, place.port(), cluster.endpoints().kafka()).ready()
                .contestant("floor");
    }

    private static double median(List<Pace> paces, ToDoubleFunction<Pace> figure) {
        List<Double> sorted = paces.stream().map(figure::applyAsDouble).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /// A replica of the service.
    private record Running(Program program, Contestant contestant, boolean ranks) implements AutoCloseable {

        ServiceMetrics metrics(HttpClient client) {
            return ServiceMetrics.of(client, program.management());
        }

        @Override
        public void close() {
            program.close();
        }
    }

    private record Pace(long requests, double perSecond, double cpuMicros) {
    }
}
