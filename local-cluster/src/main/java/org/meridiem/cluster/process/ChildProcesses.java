package org.meridiem.cluster.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Port;

/// All child processes of one cluster, with their pid files, logs and guard.
public final class ChildProcesses implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path runDirectory;
    private final Path logDirectory;
    private final Guard guard;

    private ChildProcesses(Path runDirectory, Path logDirectory, Guard guard) {
        this.runDirectory = runDirectory;
        this.logDirectory = logDirectory;
        this.guard = guard;
    }

    /// Ends what an earlier launcher may have left behind, keeps its logs as `NAME.log.1` and posts a new guard.
    ///
    /// @param runDirectory for pid files; belongs to this cluster alone
    /// @param logDirectory for logs
    /// @return ready to start children
    /// @throws IOException if the directories cannot be written
    public static ChildProcesses open(Path runDirectory, Path logDirectory) throws IOException {
        return open(runDirectory, logDirectory, PATIENCE);
    }

    static ChildProcesses open(Path runDirectory, Path logDirectory, Duration patience) throws IOException {
        Files.createDirectories(runDirectory);
        Files.createDirectories(logDirectory);
        endLeftovers(runDirectory, patience);
        keepOldLogs(logDirectory);
        return new ChildProcesses(runDirectory, logDirectory, Guard.over(runDirectory, patience));
    }

    /// Starts a program.
    ///
    /// @param command what to run
    /// @return its process
    /// @throws IOException if it cannot be started
    public ChildProcess start(Command command) throws IOException {
        PidFile pidFile = new PidFile(runDirectory.resolve(command.name() + ".pid"));
        Path log = logDirectory.resolve(command.name() + ".log");
        Files.createDirectories(command.directory());
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder builder = new ProcessBuilder(Launch.line(command, pidFile.path()))
                .directory(command.directory().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        for (Port port : Port.values()) {
            // They speak to the launcher; a service might take them for settings of its own.
            environment.remove(port.variable());
        }
        // Many threads of a JVM would otherwise each keep an arena of native memory (glibc). As in the image.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(command.environment());
        return new ChildProcess(command, builder.start(), pidFile, log, logStart);
    }

    /// Ends every process that a pid file in the directory truly belongs to.
    ///
    /// @param runDirectory the directory of an earlier launcher
    /// @throws IOException if the directory cannot be read
    public static void endLeftovers(Path runDirectory) throws IOException {
        endLeftovers(runDirectory, PATIENCE);
    }

    private static void endLeftovers(Path runDirectory, Duration patience) throws IOException {
        Guard.awaitEarlier(runDirectory, patience);
        try (Stream<Path> files = Files.list(runDirectory)) {
            List<PidFile> pidFiles = files.filter(file -> file.toString().endsWith(".pid")).map(PidFile::new).toList();
            pidFiles.forEach(file -> file.process().ifPresent(process -> Signals.send(file.stop(), process)));
            for (PidFile file : pidFiles) {
                file.process().ifPresent(process -> awaitEnd(process, patience));
                file.remove();
            }
        }
    }

    @Override
    public void close() {
        guard.close();
    }

    long guardPid() {
        return guard.pid();
    }

    static void awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new ClusterException("Process " + process.pid() + " of an earlier start does not end", e);
        }
    }

    private static void keepOldLogs(Path logDirectory) throws IOException {
        try (Stream<Path> files = Files.list(logDirectory)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
                if (!log.getFileName().toString().startsWith("launcher")) {
                    Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
