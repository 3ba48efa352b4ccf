package org.meridiem.cluster.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A small process that outlives the launcher just long enough to end its children.
///
/// It reads from a pipe whose other end only the launcher holds. When the launcher ends, even by SIGKILL, the system
/// closes that end; the guard then asks every process named by a pid file to end, waits for a while and kills the rest.
final class Guard implements AutoCloseable {

    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            echo "$$ TERM" > "$0/guard"
            while read -r ignored; do :; done
            living() { for f in "$0"/*.pid; do [ -f "$f" ] || continue; read -r pid signal < "$f"; kill -0 "$pid" 2>/dev/null && return 0; done; return 1; }
            each() { for f in "$0"/*.pid; do [ -f "$f" ] || continue; read -r pid signal < "$f"; kill "-${1:-$signal}" "$pid" 2>/dev/null; done; }
            each
            n=0
            while living && [ $n -lt "$1" ]; do sleep 0.1; n=$((n+1)); done
            each KILL
            rm -f "$0"/*.pid "$0/guard"
            """;

    private final Process process;

    private Guard(Process process) {
        this.process = process;
    }

    static Guard over(Path runDirectory, Duration patience) throws IOException {
        List<String> line = Launch.detached(
                List.of("/bin/sh", "-c", SCRIPT, runDirectory.toString(), Long.toString(patience.toMillis() / 100)));
        return new Guard(new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /// Waits until the guard of a launcher that was killed has done its work: two may not clear up at once, and the older
    /// one would take new children for old ones.
    static void awaitEarlier(Path runDirectory, Duration patience) {
        PidFile file = new PidFile(runDirectory.resolve("guard"));
        file.process().ifPresent(guard -> ChildProcesses.awaitEnd(guard, patience.plus(MARGIN)));
        file.remove();
    }

    long pid() {
        return process.pid();
    }

    /// Lets the guard go, and waits for it: with nothing left to do it needs a moment only.
    @Override
    public void close() {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.flush();
        } catch (IOException _) {
            // The guard is gone already: there is nobody left to tell.
        }
        try {
            process.waitFor(MARGIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
