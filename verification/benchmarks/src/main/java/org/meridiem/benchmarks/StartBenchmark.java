package org.meridiem.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.cluster.service.StartupCache;
import org.meridiem.cluster.service.StartupTraining;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// How long a packaged service takes from the start of its process to its first answer 200, with its startup cache and without, by turns.
///
/// With the cache the JVM is told to refuse to start without it: a figure of that name is one of the cache.
final class StartBenchmark {

    private static final Map<Part, String> FIRST = Map.of(Part.CONTENT, "/v1/articles", Part.TRENDING, "/v1/trending",
            Part.NEWSLETTER, "/v1/newsletters");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /// @param millis    until the first 200
    /// @param cpuMillis CPU time of the process until then
    /// @param megabytes resident then
    record Start(double millis, double cpuMillis, double megabytes) {

        static Start median(List<Start> all) {
            return new Start(median(all, Start::millis), median(all, Start::cpuMillis), median(all, Start::megabytes));
        }

        private static double median(List<Start> all, ToDoubleFunction<Start> figure) {
            double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }

    private final Path root;
    private final int runs;
    private final Consumer<String> progress;

    StartBenchmark(Path root, int runs, Consumer<String> progress) {
        this.root = root;
        this.runs = runs;
        this.progress = progress;
    }

    void run() {
        Path directory = root.resolve(".local/bench");
        Path data = directory.resolve("cluster");
        Layout.delete(data);
        var options = new ClusterOptions(Layout.of(root, data), Ports.free(),
                Set.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK), false);
        Map<String, Start> medians = new LinkedHashMap<>();
        try (LocalCluster cluster = LocalCluster.start(options, progress);
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            FIRST.keySet().stream().sorted().forEach(service -> {
                train(cluster, service);
                medians.putAll(measured(cluster, client, service));
            });
            print(medians);
            progress.accept("Figures: " + root.relativize(write(medians, directory)));
        } catch (IOException e) {
            throw new ClusterException("The measurement cannot go on: " + e.getMessage(), e);
        }
    }

    private void train(LocalCluster cluster, Part service) {
        if (!Files.exists(StartupCache.beside(cluster.layout().jar(service)))) {
            progress.accept("training " + service.id());
            new StartupTraining(cluster).make(service);
        }
    }

    private Map<String, Start> measured(LocalCluster cluster, HttpClient client, Part service) {
        List<Start> with = new ArrayList<>();
        List<Start> without = new ArrayList<>();
        // The first of each is not counted: its files come from the disk.
        for (int i = 0; i <= runs; i++) {
            Start cached = once(cluster, client, service, "-XX:AOTMode=on");
            Start plain = once(cluster, client, service, "-XX:AOTMode=off");
            if (i > 0) {
                with.add(cached);
                without.add(plain);
            }
        }
        Map<String, Start> medians = new LinkedHashMap<>();
        medians.put(service.id() + ", with startup cache", Start.median(with));
        medians.put(service.id() + ", without", Start.median(without));
        return medians;
    }

    private static Start once(LocalCluster cluster, HttpClient client, Part service, String mode) {
        Replica replica = Replica.onFreePorts(service.id() + "-started",
                Stream.concat(Production.jvm(cluster, service).stream(), Stream.of(mode)).toList(), Map.of());
        Server server = cluster.replica(service, replica);
        CompletableFuture<Void> ready = CompletableFuture.runAsync(server::start);
        try {
            awaitAnswer(client, replica.address().resolve(FIRST.get(service)), ready);
            ProcessHandle process = ProcessHandle.of(server.pid().orElseThrow()).orElseThrow();
            Duration cpu = process.info().totalCpuDuration().orElseThrow();
            long now = System.currentTimeMillis();
            long begun = process.info().startInstant().orElseThrow().toEpochMilli();
            return new Start(now - begun, cpu.toMillis(),
                    new Contestant(replica.name(), replica.address(), process.pid()).megabytes());
        } finally {
            ready.join();
            server.stop();
        }
    }

    private static void awaitAnswer(HttpClient client, URI address, CompletableFuture<Void> start) {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !start.isCompletedExceptionally()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // It does not listen yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ClusterException("Interrupted");
            }
            Contestant.pause(PAUSE);
        }
        start.join();
        throw new ClusterException(address + " does not answer");
    }

    private void print(Map<String, Start> medians) {
        progress.accept("");
        progress.accept(
                "From the start of the process to the first 200; medians of %d; load average %.1f".formatted(runs,
                        load()));
        progress.accept("%-44s %9s %9s %6s".formatted("", "ms", "CPU ms", "MB"));
        medians.forEach((name, start) -> progress.accept("%-44s %9.0f %9.0f %6.0f".formatted(name, start.millis(),
                start.cpuMillis(), start.megabytes())));
    }

    private Path write(Map<String, Start> medians, Path directory) throws IOException {
        Path file = directory.resolve("start.json");
        Files.createDirectories(directory);
        Files.write(file, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                .writeValueAsBytes(Map.of("benchmark", "start", "runs", runs, "loadAverage", load(), "results",
                        medians)));
        return file;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
