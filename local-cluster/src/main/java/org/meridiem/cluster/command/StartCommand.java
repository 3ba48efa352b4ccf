package org.meridiem.cluster.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.process.ChildProcesses;

/// Starts the cluster and stays until it is told to end.
///
/// @param options what to start, and where
/// @param fresh whether to begin without data
/// @param samples whether to load the sample content
/// @param console speaks to the person at the terminal
public record StartCommand(ClusterOptions options, boolean fresh, boolean samples, Console console) {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    /// Runs until SIGINT, SIGTERM or SIGHUP; everything is stopped then.
    ///
    /// @throws IOException if the directory cannot be used
    /// @throws InterruptedException never in practice
    public void run() throws IOException, InterruptedException {
        Optional<RunningLauncher> launcher = RunningLauncher.become(options.layout(), options.ports());
        if (launcher.isEmpty()) {
            console.say("The cluster runs already: ./meridiem status tells where, ./meridiem stop ends it");
            return;
        }
        Thread main = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Thread onSignal = Thread.ofPlatform().name("on-signal").unstarted(() -> end(main, ended));
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (RunningLauncher _ = launcher.get()) {
            serve();
        } finally {
            ended.countDown();
            forget(onSignal);
        }
    }

    private void serve() throws IOException, InterruptedException {
        if (fresh) {
            // A database whose launcher was killed a moment ago may still be writing.
            ChildProcesses.endLeftovers(options.layout().run());
            Layout.delete(data());
        }
        try (LocalCluster cluster = LocalCluster.start(options, console::progress)) {
            if (samples) {
                Samples.of(options.layout()).load(cluster.endpoints(), console::progress);
            }
            console.progress("everything is ready");
            console.say(Welcome.text(cluster.endpoints()));
            watch(cluster);
        } catch (InterruptedException _) {
            // The signal: the cluster has been closed on the way here.
            console.say("Everything is stopped; the data stay in "
                    + data());
        }
    }

    /// Says when a part ends that should not. It is not started again: a developer wants to see what happened.
    private void watch(LocalCluster cluster) throws InterruptedException {
        Set<Part> alive = EnumSet.copyOf(options.parts());
        while (true) {
            TimeUnit.SECONDS.sleep(1);
            for (Part part : options.parts()) {
                if (alive.contains(part) && !cluster.server(part).isAlive()) {
                    alive.remove(part);
                    console.say(part.id() + " has ended. Its log: ./meridiem logs " + part.id());
                }
            }
        }
    }

    private Path data() {
        return options.layout().local().resolve("data");
    }

    private void end(Thread main, CountDownLatch ended) {
        console.say("Stopping ...");
        main.interrupt();
        try {
            if (ended.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                // Stopped as asked: that is no failure.
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It is running: that is why we are here.
        }
    }
}
