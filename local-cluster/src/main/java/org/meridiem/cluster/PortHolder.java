package org.meridiem.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Who listens on a port, as well as the system tells.
final class PortHolder {

    private static final String LISTENING = "0A";

    private PortHolder() {
    }

    /// @return for example `process 4711 (java -jar other.jar)`, or `another process` if the system does not tell
    static String of(int port) {
        return pid(port).map(PortHolder::describe).orElse("another process");
    }

    private static String describe(long pid) {
        String command = ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()).orElse("");
        return "process " + pid + (command.isEmpty() ? "" : " (" + shortened(command) + ")");
    }

    private static String shortened(String command) {
        return command.length() <= 100 ? command : command.substring(0, 97) + "...";
    }

    private static Optional<Long> pid(int port) {
        Path sockets = Path.of("/proc/net/tcp");
        try {
            return Files.isReadable(sockets) ? fromProc(port) : fromLsof(port);
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Long> fromProc(int port) throws IOException {
        String ending = ":" + String.format(Locale.ROOT, "%04X", port);
        for (String table : new String[]{"/proc/net/tcp", "/proc/net/tcp6"}) {
            if (!Files.isReadable(Path.of(table))) {
                continue;
            }
            for (String line : Files.readAllLines(Path.of(table), StandardCharsets.US_ASCII)) {
                String[] fields = line.trim().split("\\s+");
                if (fields.length > 9 && fields[1].endsWith(ending) && fields[3].equals(LISTENING)) {
                    return holderOf("socket:[" + fields[9] + "]");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> holderOf(String socket) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> holds(process, socket))
                    .map(process -> Long.valueOf(process.getFileName().toString()))
                    .findFirst();
        }
    }

    private static boolean holds(Path process, String socket) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.anyMatch(file -> pointsTo(file, socket));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean pointsTo(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<Long> fromLsof(int port) throws IOException, InterruptedException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String pids = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
        lsof.waitFor(5, TimeUnit.SECONDS);
        return pids.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(pids.lines().findFirst().orElseThrow()));
    }
}
