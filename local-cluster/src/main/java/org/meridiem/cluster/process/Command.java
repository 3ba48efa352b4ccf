package org.meridiem.cluster.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program to be run as a child process.
///
/// @param name the name of its pid file and log
/// @param line the program and its arguments
/// @param environment variables set on top of the launcher's own
/// @param directory where it runs
/// @param stop the signal that asks it to end in good order
public record Command(String name, List<String> line, Map<String, String> environment, Path directory, Signal stop) {

    /// Copies the collections.
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /// The signals that ask a program to end.
    public enum Signal {
        /// What most programs take as the wish to end in good order.
        TERM,
        /// PostgreSQL's fast shutdown, which does not wait for clients.
        INT
    }
}
