package org.meridiem.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.meridiem.cluster.command.Console;
import org.meridiem.cluster.command.StartCommand;
import org.meridiem.cluster.command.StatusCommand;
import org.meridiem.cluster.command.StopCommand;
import org.meridiem.cluster.command.TrainCommand;
import org.meridiem.cluster.lease.Infrastructure;

/// The command line of the launcher; the script `meridiem` in the project's root is what people call.
///
/// ```
/// start ROOT [--fresh] [--no-sample]      stop ROOT      status ROOT
/// train ROOT
/// infrastructure ROOT STATE-FILE FINGERPRINT GRACE-MILLIS
/// ```
public final class Main {

    private static final int NOT_RUNNING = 3;

    private Main() {
    }

    /// Runs one command. Exit codes: 0 done, 1 not possible (the reason is on the terminal), 3 `status` of a cluster that
    /// does not run or is not ready.
    ///
    /// @param arguments the command and its arguments
    /// @throws Exception what nobody expected
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            System.exit(run(List.of(arguments)));
        } catch (ClusterException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(List<String> arguments) throws Exception {
        if (arguments.size() < 2) {
            throw new ClusterException("A command and the project's directory are needed");
        }
        Path root = Path.of(arguments.get(1)).toAbsolutePath();
        Layout layout = Layout.of(root, root.resolve(".local"));
        Console console = new Console(System.out);
        switch (arguments.get(0)) {
            case "start" -> new StartCommand(ClusterOptions.everything(layout, Ports.from(System.getenv())),
                    arguments.contains("--fresh"),
                    !arguments.contains("--no-sample"),
                    console).run();
            case "stop" -> new StopCommand(layout, console).run();
            case "status" -> {
                return new StatusCommand(layout, console).run() ? 0 : NOT_RUNNING;
            }
            case "train" -> new TrainCommand(root, console).run();
            case "infrastructure" -> Infrastructure.serve(root, Path.of(arguments.get(2)), arguments.get(3),
                    Duration.ofMillis(Long.parseLong(arguments.get(4))), console::progress);
            default -> throw new ClusterException("Unknown command: " + Arrays.toString(arguments.toArray()));
        }
        return 0;
    }
}
