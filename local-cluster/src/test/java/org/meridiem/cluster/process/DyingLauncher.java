package org.meridiem.cluster.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A launcher with three children, to be killed by a test: one that ends when asked, one that does not, one with a child of its own.
final class DyingLauncher {

    private DyingLauncher() {
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        // Not closed: this process is going to be killed.
        @SuppressWarnings("resource")
        ChildProcesses processes = ChildProcesses.open(directory.resolve("run"), directory.resolve("logs"),
                Duration.ofSeconds(1));
        processes.start(sleeping("willing", "exec sleep 1000", directory));
        processes.start(sleeping("deaf", "trap '' TERM; while :; do sleep 1; done", directory));
        processes.start(sleeping("parent", "sleep 1000; true", directory));
        System.out.println(processes.guardPid());
        Thread.sleep(1_000_000);
    }

    private static Command sleeping(String name, String script, Path directory) {
        return new Command(name, List.of("/bin/sh", "-c", script), Map.of(), directory, Command.Signal.TERM);
    }
}
