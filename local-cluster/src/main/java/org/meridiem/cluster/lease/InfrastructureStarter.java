package org.meridiem.cluster.lease;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.process.Detached;
import org.meridiem.cluster.process.Jvm;

/// Starts the infrastructure as a process that does not end with the test JVM that started it.
final class InfrastructureStarter {

    private static final int HEAP_MEGABYTES = 96;

    private final Layout layout;
    private final Duration grace;

    InfrastructureStarter(Path root, Duration grace) {
        this(Layout.of(root, root.resolve(".local")), grace);
    }

    InfrastructureStarter(Layout layout, Duration grace) {
        this.layout = layout;
        this.grace = grace;
    }

    Path directory() {
        return layout.local().resolve("infrastructure");
    }

    Path stateFile() {
        return directory().resolve("state.properties");
    }

    Path log() {
        return directory().resolve("infrastructure.log");
    }

    /// Changes whenever the realm files or the launcher's own classes do.
    String fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(layout.realm()));
            digest.update(Files.readAllBytes(layout.realmOverlay()));
            try (Stream<Path> classes = Files.walk(layout.root().resolve("local-cluster/target/classes"))) {
                for (Path file : classes.filter(Files::isRegularFile).filter(this::matters).sorted().toList()) {
                    digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    void start(Duration patience) throws IOException {
        sweep();
        List<String> line = Jvm.small(HEAP_MEGABYTES,
                List.of("-cp", layout.classPath(), "org.meridiem.cluster.Main", "infrastructure",
                        layout.root().toString(), stateFile().toString(), fingerprint(),
                        Long.toString(grace.toMillis())));
        Process process = Detached.start(line, layout.root(), log());
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Files.exists(stateFile())) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroy();
                throw new ClusterException(
                        "The infrastructure for tests did not start. The end of " + log() + ":" + System.lineSeparator()
                                + tail());
            }
            pause();
        }
    }

    /// The directories of processes that were killed before they could clear up.
    private void sweep() throws IOException {
        try (Stream<Path> runs = Files.list(directory())) {
            for (Path run : runs.filter(path -> path.getFileName().toString().matches("run-\\d+")).toList()) {
                long pid = Long.parseLong(run.getFileName().toString().substring("run-".length()));
                if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                    Layout.delete(run);
                }
            }
        }
    }

    private boolean matters(Path file) {
        return !file.toString().contains("sample");
    }

    private String tail() throws IOException {
        List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while the infrastructure for tests was starting");
        }
    }
}
