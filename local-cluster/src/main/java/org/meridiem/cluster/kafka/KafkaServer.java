package org.meridiem.cluster.kafka;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Port;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.ChildProcesses;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.Jvm;
import org.meridiem.cluster.process.ProcessServer;

/// One Kafka broker in a JVM of its own, with the topics of the catalogue.
public final class KafkaServer extends ProcessServer {

    // Any valid one will do; a fixed one lets data move between directories.
    private static final String CLUSTER_ID = "bWVyaWRpZW0tbG9jYWwtMQ";
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Layout layout;
    private final Endpoints endpoints;

    /// Prepares nothing yet.
    ///
    /// @param layout where data lie
    /// @param endpoints where to listen
    /// @param processes the cluster's child processes
    public KafkaServer(Layout layout, Endpoints endpoints, ChildProcesses processes) {
        super(Part.KAFKA, processes);
        this.layout = layout;
        this.endpoints = endpoints;
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(directory());
        try (BufferedWriter file = Files.newBufferedWriter(configuration(), StandardCharsets.UTF_8)) {
            settings().store(file, null);
        }
        Files.writeString(logging(), """
                handlers=java.util.logging.ConsoleHandler
                .level=WARNING
                kafka.level=INFO
                org.apache.kafka.server.level=WARNING
                org.apache.kafka.coordinator.level=WARNING
                java.util.logging.ConsoleHandler.level=ALL
                java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n
                """);
        if (!Files.exists(log().resolve("meta.properties"))) {
            format();
        }
    }

    @Override
    protected Command command() {
        return new Command(part().id(), java("kafka.Kafka", configuration().toString()), Map.of(), directory(),
                Command.Signal.TERM);
    }

    @Override
    protected void awaitReady(ChildProcess started) {
        KafkaTopics.ensure(endpoints.kafka(), started, PATIENCE);
    }

    private void format() throws IOException {
        ChildProcess format = processes().start(new Command("kafka-format", java("kafka.tools.StorageTool", "format",
                "--cluster-id", CLUSTER_ID, "--config", configuration().toString()), Map.of(), directory(),
                Command.Signal.TERM));
        if (!format.endsWithin(PATIENCE) || format.exitCode() != 0) {
            format.kill();
            throw new ClusterException("Kafka cannot format its data directory: " + format.lastLines(10));
        }
    }

    private List<String> java(String main, String... arguments) {
        List<String> line = Jvm.small(HEAP_MEGABYTES,
                List.of("-Djava.util.logging.config.file=" + logging(), "-cp", layout.classPath(), main));
        line.addAll(List.of(arguments));
        return line;
    }

    private Properties settings() {
        String controller = Endpoints.HOST + ":" + endpoints.ports().of(Port.KAFKA_CONTROLLER);
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@" + controller,
                "listeners", "PLAINTEXT://" + endpoints.kafka() + ",CONTROLLER://" + controller,
                "advertised.listeners", "PLAINTEXT://" + endpoints.kafka(),
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "PLAINTEXT",
                "log.dirs", log().toString()));
        // Topics come from the catalogue: one that is missing there shall fail here as it would elsewhere.
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "2",
                "group.initial.rebalance.delay.ms", "0"));
        // One machine, few records: small buffers, few threads.
        settings.putAll(Map.of(
                "log.cleaner.dedupe.buffer.size", "8388608",
                "log.index.size.max.bytes", "1048576",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "log.cleaner.threads", "1",
                "file.delete.delay.ms", "1000"));
        return settings;
    }

    private Path directory() {
        return layout.data(Part.KAFKA);
    }

    private Path log() {
        return directory().resolve("log");
    }

    private Path configuration() {
        return directory().resolve("server.properties");
    }

    private Path logging() {
        return directory().resolve("logging.properties");
    }
}
