package org.meridiem.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessesTest {

    @TempDir
    private Path directory;

    private List<ProcessHandle> started = List.of();

    @AfterEach
    void nothingStays() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void childrenEndWithALauncherThatIsKilled() throws Exception {
        // Given
        Process launcher = launcher();
        ProcessHandle guard = guardOf(launcher);
        started = children();
        assertThat(started).hasSize(3).allMatch(ProcessHandle::isAlive);

        // When
        launcher.destroyForcibly();

        // Then
        for (ProcessHandle child : started) {
            child.onExit().get(20, TimeUnit.SECONDS);
        }
        guard.onExit().get(20, TimeUnit.SECONDS);
        assertThat(run()).isEmptyDirectory();
    }

    @Test
    void theNextLauncherEndsWhatAKilledGuardCouldNot() throws Exception {
        // Given
        Process launcher = launcher();
        ProcessHandle guard = guardOf(launcher);
        started = children();
        guard.destroyForcibly();
        guard.onExit().get(10, TimeUnit.SECONDS);
        launcher.destroyForcibly();
        launcher.waitFor();
        assertThat(started).allMatch(ProcessHandle::isAlive);

        // When
        try (ChildProcesses _ = ChildProcesses.open(run(), directory.resolve("logs"), Duration.ofSeconds(1))) {

            // Then
            for (ProcessHandle child : started) {
                child.onExit().get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aChildThatEndsByItselfLeavesItsLastLines() throws Exception {
        try (ChildProcesses processes = ChildProcesses.open(run(), directory.resolve("logs"), Duration.ofSeconds(1))) {
            ChildProcess child = processes
                    .start(command("failing", "echo earlier; echo \"no such thing\" >&2; exit 3"));

            assertThat(child.endsWithin(Duration.ofSeconds(10))).isTrue();
            assertThat(child.exitCode()).isEqualTo(3);
            assertThat(child.lastLines(1)).isEqualTo("no such thing");
        }
    }

    @Test
    void aKilledChildTakesItsOwnChildrenWithIt() throws Exception {
        try (ChildProcesses processes = ChildProcesses.open(run(), directory.resolve("logs"), Duration.ofSeconds(1))) {
            // Given
            ChildProcess child = processes.start(command("parent", "sleep 1000 & echo $!; wait"));
            ProcessHandle grandchild = ProcessHandle.of(Long.parseLong(await(() -> child.lastLines(1)))).orElseThrow();

            // When
            child.kill();

            // Then
            assertThat(child.isAlive()).isFalse();
            assertThat(grandchild.isAlive()).isFalse();
        }
    }

    private Process launcher() throws IOException {
        return new ProcessBuilder(Jvm.java().toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"),
                DyingLauncher.class.getName(), directory.toString()).redirectErrorStream(true).start();
    }

    private static ProcessHandle guardOf(Process launcher) throws IOException {
        String line = new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        return ProcessHandle.of(Long.parseLong(line)).orElseThrow();
    }

    private List<ProcessHandle> children() {
        return Stream.of("willing", "deaf", "parent").map(name -> run().resolve(name + ".pid"))
                .map(path -> await(
                        () -> new PidFile(path).process().map(process -> Long.toString(process.pid())).orElse("")))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow()).toList();
    }

    private static String await(java.util.function.Supplier<String> value) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (value.get().isBlank() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return value.get();
    }

    private Path run() {
        return directory.resolve("run");
    }

    private Command command(String name, String script) throws IOException {
        return new Command(name, List.of("/bin/sh", "-c", script), Map.of(),
                Files.createDirectories(directory.resolve("work")), Command.Signal.TERM);
    }
}
