package org.meridiem.cluster.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Starts processes that are meant to outlive their parent.
public final class Detached {

    private Detached() {
    }

    /// Starts a program in a session of its own; what it writes replaces the log.
    ///
    /// @param line the program and its arguments
    /// @param directory where it runs
    /// @param log takes what it writes
    /// @return the process
    /// @throws IOException if it cannot be started
    public static Process start(List<String> line, Path directory, Path log) throws IOException {
        return new ProcessBuilder(Launch.detached(line))
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
