package org.meridiem.cluster.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.Jvm;

/// Makes the [StartupCache] of a service: runs it once beside its servers, asks it what readers ask, and keeps what its JVM loaded and linked for that.
///
/// @param cluster with everything that the service needs
public record StartupTraining(LocalCluster cluster) {

    /// The time that images give to their files: a cache holds only while the jars have the times that they had when it was made.
    private static final FileTime TIME_OF_FILES = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    /// What a cache depends on. Everything else may differ between training and use.
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8");
    /// Profiles of methods (JEP 515) would make the cache larger by 8 MB that every process keeps, and no start or warm-up any faster.
    private static final List<String> NO_PROFILES = List.of("-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining");
    private static final Map<Part, List<String>> QUESTIONS = Map.of(
            Part.CONTENT, List.of("/v1/articles", "/v1/articles?section=none&tag=none&count=true", "/v1/articles/none",
                    "/v1/search?q=none", "/v1/sections", "/v1/tags", "/v1/site", "/v1/feeds/rss.xml", "/sitemap.xml",
                    "/v1/editorial/articles"),
            Part.TRENDING, List.of("/v1/trending", "/v1/trending?window=24h"),
            Part.NEWSLETTER, List.of("/v1/newsletters", "/v1/newsletters/none", "/v1/newsletters/none/issues"));
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Makes the cache, in place of an earlier one.
    ///
    /// @param service one of the three
    /// @throws ClusterException if the service does not start, or the JVM does not make the cache
    public void make(Part service) {
        Path jar = cluster.layout().jar(service);
        Path cache = StartupCache.beside(jar);
        Path record = cluster.layout().run().resolve(service.id() + ".aotconf");
        try {
            Files.deleteIfExists(cache);
            setTimes(jar.getParent());
            run(service, record);
            assemble(service, jar, record, cache);
            Files.delete(record);
        } catch (IOException e) {
            throw new ClusterException("The startup cache of " + service.id() + " cannot be made: " + e.getMessage(),
                    e);
        }
    }

    private void run(Part service, Path record) throws IOException {
        List<String> options = Stream.of(OPTIONS, NO_PROFILES,
                List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record)).flatMap(List::stream).toList();
        Replica replica = Replica.onFreePorts(service.id() + "-training", options, Map.of());
        Server server = cluster.replica(service, replica);
        server.start();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String question : QUESTIONS.get(service)) {
                    ask(client, replica.address().resolve(question));
                }
            }
            awaitEnd(server);
        } finally {
            server.stop();
        }
        if (!Files.exists(record)) {
            throw new ClusterException(service.id() + " left no record of its classes");
        }
    }

    /// The JVM writes its record while it ends, which on a busy machine takes longer than servers are given to stop.
    private static void awaitEnd(Server server) {
        ProcessHandle process = ProcessHandle.of(server.pid().orElseThrow()).orElseThrow();
        process.destroy();
        process.onExit().completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /// Whatever the answer is, it was worth asking.
    private static void ask(HttpClient client, URI address) throws IOException {
        try {
            client.send(HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    /// Does not run the service: the JVM loads the recorded classes and writes them down.
    private void assemble(Part service, Path jar, Path record, Path cache) throws IOException {
        List<String> options = Stream.concat(OPTIONS.stream(),
                Stream.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + cache)).toList();
        ChildProcess assembly = cluster.processes().start(new Command(service.id() + "-assembly",
                Jvm.with(options, List.of("-jar", jar.toString())), Map.of(), cluster.layout().run(),
                Command.Signal.TERM));
        if (!assembly.endsWithin(PATIENCE)) {
            assembly.kill();
        }
        if (!Files.exists(cache) || assembly.exitCode() != 0) {
            Files.deleteIfExists(cache);
            throw new ClusterException(
                    "The JVM did not make the startup cache of " + service.id() + ": " + assembly.lastLines(10));
        }
    }

    private static void setTimes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, TIME_OF_FILES);
            }
        }
    }
}
