package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.Replica;

/// What readers get per second, hot and cold, beside the floor; and what a larger corpus costs.
///
/// Three processes side by side: the packaged service as in production, the same without a cache ("cold": every request goes to the
/// database), and the [FloorServer]. Every case is measured in every round, so that what else the machine does hits all alike.
final class DeliveryBenchmark {

    private static final Duration STATISTICS_ARE_LATE = Duration.ofMillis(1_100);
    /// Searches in a second that a newspaper must bear.
    private static final int SEARCHES = 50;
    /// Readers in a second, beside the floor. As fast as they can be answered, how long the slowest wait is a matter of how two busy programs share two cores.
    private static final int READERS = 2_000;
    /// In which what a load leaves behind goes back to the system.
    private static final Duration REST = Duration.ofSeconds(15);

    private final Path root;
    private final DeliveryOptions options;
    private final Consumer<String> progress;
    private final Path directory;

    DeliveryBenchmark(Path root, DeliveryOptions options, Consumer<String> progress) {
        this.root = root;
        this.options = options;
        this.progress = progress;
        this.directory = root.resolve(".local/bench");
    }

    void run() {
        var generator = new LoadGenerator(directory, options.encoding(), options.connections());
        Path data = directory.resolve("cluster");
        Layout.delete(data);
        var cluster = new ClusterOptions(Layout.of(root, data), Ports.free(),
                Set.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK), false);
        try (LocalCluster running = LocalCluster.start(cluster, progress)) {
            measure(running, generator);
        } catch (SQLException | IOException e) {
            throw new ClusterException("The measurement cannot go on: " + e.getMessage(), e);
        }
    }

    private void measure(LocalCluster cluster, LoadGenerator generator) throws SQLException, IOException {
        Contestant hot = service(cluster, "hot", Map.of());
        long database = cluster.server(Part.POSTGRES).pid().orElseThrow();
        Contestant cold = service(cluster, "cold", Map.of("MERIDIEM_CACHING_SIZE", "0"));
        try (var editor = new Editor(cluster.endpoints(), hot.address())) {
            var corpus = new Corpus(cluster.endpoints().jdbc("content"), editor);
            var report = new Report(options);
            try (Connection connection = corpus.connect()) {
                for (int size : options.corpora()) {
                    long begun = System.nanoTime();
                    corpus.growTo(size);
                    progress.accept("%,d articles published (%d s)".formatted(size,
                            Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
                    var questions = Questions.about(corpus, editor, generator, hot.address());
                    boolean first = size == options.corpora().getFirst();
                    Map<String, Case> cases = new LinkedHashMap<>();
                    if (first) {
                        Contestant floor = floor(cluster, hot.address(), questions.slugs());
                        Contestant listFloor = floor(cluster, hot.address(), questions.lists());
                        cases.put("floor: article bytes", new Case(floor, questions.slugs(), database, 0));
                        cases.put("floor: list bytes", new Case(listFloor, questions.lists(), database, 0));
                    }
                    questions.all().forEach((name, file) -> {
                        cases.put("hot: " + name, new Case(hot, file, database, 0));
                        cases.put("cold: " + name, new Case(cold, file, database, 0));
                    });
                    Path searches = questions.all().get("search");
                    if (searches != null) {
                        cases.put("cold: search at " + SEARCHES + "/s", new Case(cold, searches, database, SEARCHES));
                    }
                    if (first) {
                        for (String name : List.of("floor: article bytes", "hot: article by slug", "floor: list bytes",
                                "hot: newest 20 of a section")) {
                            cases.put(name + " at " + READERS + "/s", cases.get(name).at(READERS));
                        }
                    }
                    report.add(size, measured(cases, generator, connection));
                    report.print(size, progress);
                    report.write(directory);
                }
            }
            report.printGrowth(progress);
            Contestant.pause(REST);
            report.rest(hot, progress);
            report.rest(cold, progress);
            progress.accept("Figures: " + root.relativize(report.write(directory)));
        }
    }

    private Map<String, Measurement> measured(Map<String, Case> cases, LoadGenerator generator, Connection connection)
            throws SQLException {
        Map<String, List<Measurement>> rounds = new LinkedHashMap<>();
        cases.forEach((name, one) -> {
            generator.run(one.contestant().address(), one.requests(), options.warmUp());
            progress.accept("warm: " + name);
        });
        for (int round = 1; round <= options.rounds(); round++) {
            for (Map.Entry<String, Case> entry : cases.entrySet()) {
                rounds.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                        .add(once(entry.getValue(), generator, connection));
            }
            progress.accept("round " + round + " of " + options.rounds());
        }
        Map<String, Measurement> medians = new LinkedHashMap<>();
        rounds.forEach((name, all) -> medians.put(name, Measurement.median(all)));
        return medians;
    }

    private Measurement once(Case one, LoadGenerator generator, Connection connection) throws SQLException {
        long statements = Contestant.statements(connection);
        Duration database = Contestant.cpuOfChildren(one.database());
        Duration cpu = one.contestant().cpu();
        LoadGenerator.Load load = one.perSecond() > 0
                ? new SteadyLoad(one.perSecond(), options.encoding()).run(one.contestant().address(), one.requests(),
                        options.seconds())
                : generator.run(one.contestant().address(), one.requests(), options.seconds());
        double used = one.contestant().cpu().minus(cpu).toNanos() / 1000.0;
        double asked = Contestant.cpuOfChildren(one.database()).minus(database).toNanos() / 1000.0;
        Contestant.pause(STATISTICS_ARE_LATE);
        long ran = Contestant.statements(connection) - statements;
        double requests = Math.max(1, load.requests());
        return new Measurement(load.perSecond(), load.p50() / 1000.0, load.p99() / 1000.0, load.p999() / 1000.0,
                used / requests, asked / requests, ran / requests, one.contestant().megabytes(),
                load.bytes() / requests,
                load.failures() + load.refusals());
    }

    private Contestant service(LocalCluster cluster, String name, Map<String, String> settings) {
        Replica replica = Replica.onFreePorts("content-service-" + name, Production.jvm(cluster, Part.CONTENT),
                settings);
        long begun = System.nanoTime();
        Program service = Program.service(cluster, Part.CONTENT, replica);
        progress.accept("content-service (%s) is ready (%.1f s)".formatted(name,
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
        return service.contestant(name);
    }

    private Contestant floor(LocalCluster cluster, URI origin, Path paths) throws IOException {
        Replica place = Replica.onFreePorts("floor-" + paths.getFileName(), Production.jvm(cluster, Part.CONTENT),
                Map.of());
        return Program.own(cluster, place, FloorServer.class, place.port(), origin, paths, options.encoding()).ready()
                .contestant("floor");
    }

    /// @param perSecond the steady rate at which requests come; 0: as fast as they are answered
    private record Case(Contestant contestant, Path requests, long database, int perSecond) {

        Case at(int rate) {
            return new Case(contestant, requests, database, rate);
        }
    }
}
