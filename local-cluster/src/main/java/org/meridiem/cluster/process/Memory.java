package org.meridiem.cluster.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How much memory processes hold.
public final class Memory {

    private Memory() {
    }

    /// The resident memory of a process. What a family of processes shares, as PostgreSQL's does, is counted once.
    ///
    /// @param process whose memory
    /// @param family whether its descendants count too
    /// @return megabytes, or empty if the system does not tell
    public static Optional<Long> megabytes(ProcessHandle process, boolean family) {
        try {
            if (!Files.isDirectory(Path.of("/proc/self"))) {
                return Optional.of(kilobytesByPs(process.pid()) / 1024);
            }
            Stream<ProcessHandle> members = family
                    ? Stream.concat(Stream.of(process), process.descendants())
                    : Stream.of(process);
            long own = 0;
            long shared = 0;
            for (ProcessHandle member : members.toList()) {
                Path status = Path.of("/proc", Long.toString(member.pid()), "status");
                List<String> lines = Files.readAllLines(status, StandardCharsets.US_ASCII);
                own += kilobytes(lines, "RssAnon:");
                shared = Math.max(shared, kilobytes(lines, "RssFile:") + kilobytes(lines, "RssShmem:"));
            }
            return Optional.of((own + shared) / 1024);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static long kilobytes(List<String> lines, String field) {
        return lines.stream().filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    private static long kilobytesByPs(long pid) throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
        ps.waitFor(5, TimeUnit.SECONDS);
        return Long.parseLong(answer);
    }
}
