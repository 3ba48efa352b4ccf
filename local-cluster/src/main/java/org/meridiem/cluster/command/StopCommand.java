package org.meridiem.cluster.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.meridiem.cluster.Layout;
import org.meridiem.cluster.process.ChildProcesses;

/// Ends a running cluster, from another terminal.
///
/// @param layout where the cluster lies
/// @param console speaks to the person at the terminal
public record StopCommand(Layout layout, Console console) {

    private static final long PATIENCE_SECONDS = 60;

    /// Returns when everything has ended.
    ///
    /// @throws IOException if the directory cannot be read
    /// @throws InterruptedException if this thread is interrupted
    public void run() throws IOException, InterruptedException {
        Optional<RunningLauncher.Known> running = RunningLauncher.find(layout);
        if (running.isPresent()) {
            end(running.get().pid());
        }
        if (Files.isDirectory(layout.run())) {
            // Usually there is nothing left to do; after a launcher's sudden death there may be.
            ChildProcesses.endLeftovers(layout.run());
        }
        console.say(running.isPresent() ? "The cluster is stopped" : "The cluster does not run");
    }

    private void end(long pid) throws InterruptedException {
        Optional<ProcessHandle> launcher = ProcessHandle.of(pid);
        if (launcher.isEmpty()) {
            return;
        }
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            console.say("The launcher (process " + pid + ") does not end: it is killed");
            launcher.get().destroyForcibly();
        }
    }
}
