package org.meridiem.cluster.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The file that a child process leaves its pid in: `PID SIGNAL`.
///
/// A pid alone proves nothing, systems hand them out again. A process counts as the one that wrote the file only if it
/// began shortly before the file was written.
///
/// @param path the file
public record PidFile(Path path) {

    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(30);
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    /// The process that wrote this file, if it still lives.
    ///
    /// @return the process
    public Optional<ProcessHandle> process() {
        try {
            String[] content = Files.readString(path, StandardCharsets.US_ASCII).trim().split(" ");
            Instant written = Files.getLastModifiedTime(path).toInstant();
            return ProcessHandle.of(Long.parseLong(content[0])).filter(process -> wrote(process, written));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// The signal that asks the process to end.
    ///
    /// @return the signal, TERM if the file does not say
    public Command.Signal stop() {
        try {
            return Files.readString(path, StandardCharsets.US_ASCII).trim().endsWith(" INT")
                    ? Command.Signal.INT
                    : Command.Signal.TERM;
        } catch (IOException _) {
            return Command.Signal.TERM;
        }
    }

    /// Removes the file; a missing one is fine.
    public void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // It names a process that is gone: nobody will take it for a living one.
        }
    }

    /// Removes the file if it still names this process, and not already the next one of the same name.
    ///
    /// @param pid of a process that has ended
    void removeIfOf(long pid) {
        try {
            if (Files.exists(path) && Files.readString(path, StandardCharsets.US_ASCII).startsWith(pid + " ")) {
                remove();
            }
        } catch (IOException _) {
            // Gone between two looks: that is what was wanted.
        }
    }

    private static boolean wrote(ProcessHandle process, Instant written) {
        return process.info().startInstant()
                .map(start -> !start.isAfter(written.plus(CLOCK_GRAIN)) && start.isAfter(written.minus(WRITTEN_WITHIN)))
                .orElse(false);
    }
}
