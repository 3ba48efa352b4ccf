package org.meridiem.cluster.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How much memory processes hold.
public final class Memory {

    private Memory() {
    }

    /// The resident memory of a process. What a family of processes shares, as PostgreSQL's does, is counted once.
    ///
    /// @param process with its descendants
    /// @return megabytes, or empty if the system does not tell
    public static Optional<Long> megabytes(ProcessHandle process) {
        try {
            if (!Files.isReadable(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
                return Optional.of(kilobytesByPs(process.pid()) / 1024);
            }
            boolean family = process.descendants().findAny().isPresent();
            long kilobytes = 0;
            for (ProcessHandle member : Stream.concat(Stream.of(process), process.descendants()).toList()) {
                kilobytes += kilobytes(member.pid(), family ? "Pss:" : "Rss:");
            }
            return Optional.of(kilobytes / 1024);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static long kilobytes(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"), StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    private static long kilobytesByPs(long pid) throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
        ps.waitFor(5, TimeUnit.SECONDS);
        return Long.parseLong(answer);
    }
}
