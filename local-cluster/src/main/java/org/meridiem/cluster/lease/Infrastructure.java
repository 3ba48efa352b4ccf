package org.meridiem.cluster.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

/// The infrastructure process: servers on free ports, data that nobody will miss, and leases.
public final class Infrastructure {

    private Infrastructure() {
    }

    /// Starts the servers, writes the state file, and returns when the last lease has been closed for long enough and
    /// everything has been stopped and deleted.
    ///
    /// @param root the project
    /// @param stateFile what tests look for
    /// @param fingerprint what the servers are made from, see [InfrastructureLease]
    /// @param grace how long to stay without a lease
    /// @param progress hears what happens
    /// @throws IOException if files cannot be written
    /// @throws InterruptedException if this thread is interrupted
    public static void serve(Path root, Path stateFile, String fingerprint, Duration grace, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path directory = Files.createDirectories(stateFile.resolveSibling("run-" + ProcessHandle.current().pid()));
        Thread mainThread = Thread.currentThread();
        // A signal ends the wait below, so that everything is stopped in good order.
        Thread onSignal = Thread.ofPlatform().unstarted(() -> endInOrder(mainThread));
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (LocalCluster cluster = LocalCluster.start(ClusterOptions.forTests(root, directory, Part.infrastructure()),
                progress);
                LeaseServer leases = new LeaseServer(UUID.randomUUID().toString(), grace)) {
            serve(cluster, leases, stateFile, fingerprint, progress);
        } finally {
            Layout.delete(directory);
            forget(onSignal);
        }
    }

    private static void serve(LocalCluster cluster, LeaseServer leases, Path stateFile, String fingerprint,
            Consumer<String> progress)
            throws IOException {
        InfrastructureState state = new InfrastructureState(leases.port(), leases.token(), fingerprint,
                cluster.endpoints().ports());
        state.write(stateFile);
        progress.accept("The infrastructure is ready");
        try {
            leases.awaitEnd();
        } catch (InterruptedException _) {
            progress.accept("Asked to end");
        } finally {
            if (InfrastructureState.read(stateFile).filter(state::equals).isPresent()) {
                Files.delete(stateFile);
            }
        }
        progress.accept("Nobody needs the infrastructure any more");
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It is running: that is why we are here.
        }
    }

    private static void endInOrder(Thread mainThread) {
        mainThread.interrupt();
        try {
            mainThread.join(Duration.ofSeconds(30));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
