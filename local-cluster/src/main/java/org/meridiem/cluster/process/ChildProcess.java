package org.meridiem.cluster.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// One running child process.
public final class ChildProcess {

    private static final int LOG_TAIL_BYTES = 65_536;

    private final Command command;
    private final Process process;
    private final PidFile pidFile;
    private final Path log;
    private final long logStart;

    ChildProcess(Command command, Process process, PidFile pidFile, Path log, long logStart) {
        this.command = command;
        this.process = process;
        this.pidFile = pidFile;
        this.log = log;
        this.logStart = logStart;
        var _ = process.onExit().thenRun(() -> pidFile.removeIfOf(process.pid()));
    }

    /// @return the process id
    public long pid() {
        return process.pid();
    }

    /// @return whether the process still runs
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Asks the process to end and kills it if it does not within the time given.
    ///
    /// @param patience how long it may take
    public void stop(Duration patience) {
        Signals.send(command.stop(), process.toHandle());
        if (!endsWithin(patience)) {
            kill();
        }
        pidFile.removeIfOf(process.pid());
    }

    /// Kills the process and all that it started, without warning: the equivalent of a machine that loses power.
    public void kill() {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle member : family) {
            try {
                member.onExit().get(10, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException _) {
                // Killed but not reaped in time: whoever starts it again will hear of it from the program itself.
            }
        }
        pidFile.removeIfOf(process.pid());
    }

    /// Waits until the process has ended.
    ///
    /// @param patience how long to wait
    /// @return whether it has ended
    public boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// @return how the process ended
    public int exitCode() {
        return process.exitValue();
    }

    /// The last lines that the process wrote since it was started, without the frames of stack traces.
    ///
    /// @param lines at most so many
    /// @return the lines, joined by line breaks
    public String lastLines(int lines) {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(logStart, file.length() - LOG_TAIL_BYTES);
            byte[] tail = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            // Frames of stacks push out what people need to read.
            List<String> all = new String(tail, StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("\tat ")).toList();
            return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(its log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /// @return the file that takes what the process writes
    public Path log() {
        return log;
    }
}
