package org.meridiem.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.meridiem.cluster.lease.Infrastructure;

/// The command line of the launcher; `meridiem` in the project's root is what people call.
public final class Main {

    private Main() {
    }

    /// Runs one command.
    ///
    /// @param arguments the command and its arguments
    /// @throws Exception what nobody expected; everything else is a line on the terminal
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            switch (arguments[0]) {
                case "infrastructure" ->
                    Infrastructure.serve(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3],
                            Duration.ofMillis(Long.parseLong(arguments[4])), System.out::println);
                default -> throw new ClusterException("Unknown command: " + arguments[0]);
            }
        } catch (ClusterException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
