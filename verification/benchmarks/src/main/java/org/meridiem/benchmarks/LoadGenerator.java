package org.meridiem.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.meridiem.cluster.ClusterException;

/// wrk (https://github.com/wg/wrk), closed model: percentiles are those of a saturated server.
final class LoadGenerator {

    private final Path directory;
    private final Path script;
    private final String encoding;
    private final int connections;

    LoadGenerator(Path directory, String encoding, int connections) {
        this(directory, encoding, connections, "wrk.lua");
    }

    /// @param script resource that makes the requests
    LoadGenerator(Path directory, String encoding, int connections, String script) {
        this.directory = directory;
        this.encoding = encoding;
        this.connections = connections;
        this.script = directory.resolve(script);
        requireWrk();
        try (InputStream source = Objects.requireNonNull(LoadGenerator.class.getResourceAsStream("/" + script))) {
            Files.createDirectories(directory);
            Files.write(this.script, source.readAllBytes());
        } catch (IOException e) {
            throw new ClusterException("The load generator's script cannot be written: " + e.getMessage(), e);
        }
    }

    private static void requireWrk() {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
        if (!there) {
            throw new ClusterException(
                    "The load generator wrk is not installed, so nothing was measured: apt-get install wrk, or brew install wrk.");
        }
    }

    /// A file of requests.
    Path requests(String name, List<String> lines) {
        try {
            return Files.write(directory.resolve(name + ".requests"), lines);
        } catch (IOException e) {
            throw new ClusterException("Requests cannot be written: " + e.getMessage(), e);
        }
    }

    /// Sends requests for some time.
    Load run(URI server, Path requests, Duration time) {
        List<String> line = List.of("wrk", "-t2", "-c" + connections, "-d" + time.toSeconds() + "s", "--timeout", "10s",
                "-s", script.toString(), server.toString(), "--", requests.toString(), encoding);
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return Load.of(output);
        } catch (IOException e) {
            throw new ClusterException("wrk cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    /// What wrk saw.
    ///
    /// @param requests answered
    /// @param micros   how long it took
    /// @param bytes    read
    /// @param failures of connections, and time-outs
    /// @param refusals answers from 400 on
    /// @param p50      of the latency, microseconds
    /// @param p99      of the latency, microseconds
    /// @param p999     of the latency, microseconds
    record Load(long requests, long micros, long bytes, long failures, long refusals, long p50, long p99, long p999) {

        static Load of(String output) {
            String result = output.lines().filter(line -> line.startsWith("RESULT ")).findFirst()
                    .orElseThrow(() -> new ClusterException("wrk says: " + output));
            long[] numbers = Arrays.stream(result.substring("RESULT ".length()).split(" ")).mapToLong(Long::parseLong)
                    .toArray();
            return new Load(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6],
                    numbers[7]);
        }

        double perSecond() {
            return requests * 1_000_000.0 / micros;
        }
    }
}
