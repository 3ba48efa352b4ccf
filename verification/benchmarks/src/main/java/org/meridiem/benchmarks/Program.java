package org.meridiem.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.Jvm;

/// A process beside a benchmark's cluster: a packaged service, or a program of this module such as a floor. It ends with the cluster at the latest.
final class Program implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("(ready)");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LAST_LINES = 10;

    private final Replica place;
    private final long pid;
    private final Path log;
    private final Runnable end;

    private Program(LocalCluster cluster, Replica place, long pid, Runnable end) {
        this.place = place;
        this.pid = pid;
        this.log = cluster.layout().logs().resolve(place.name() + ".log");
        this.end = end;
    }

    /// Starts a service and waits until it is ready.
    static Program service(LocalCluster cluster, Part service, Replica place) {
        Server server = cluster.replica(service, place);
        server.start();
        return new Program(cluster, place, server.pid().orElseThrow(), server::stop);
    }

    /// Starts a program of this module.
    ///
    /// @param place     its name, its JVM's options and its environment; also a port, which it may be told about
    /// @param main      its class
    /// @param arguments in the order that it wants them in, as text
    static Program own(LocalCluster cluster, Replica place, Class<?> main, Object... arguments) throws IOException {
        Path root = cluster.layout().root();
        Path module = root.resolve("verification/benchmarks/target");
        String classPath = String.join(File.pathSeparator, module.resolve("classes").toString(),
                module.resolve("lib") + "/*", root.resolve("libs/article-events/target/classes").toString(),
                root.resolve("local-cluster/target/classes").toString(),
                root.resolve("local-cluster/target/local-cluster/lib") + "/*");
        var line = new ArrayList<>(List.of("-cp", classPath, main.getName()));
        List.of(arguments).forEach(argument -> line.add(argument.toString()));
        ChildProcess process = cluster.processes().start(new Command(place.name(), Jvm.with(place.jvm(), line),
                Map.copyOf(place.environment()), root.resolve(".local/bench"), Command.Signal.TERM));
        return new Program(cluster, place, process.pid(), process::kill);
    }

    /// Waits until it says that it is ready.
    Program ready() throws IOException {
        said(READY);
        return this;
    }

    /// Waits until it has printed something.
    ///
    /// @param what with one group
    /// @return what the group stands for
    String said(Pattern what) throws IOException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            // In this order: what it prints last, it prints before it ends.
            boolean alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
            Matcher found = what.matcher(Files.readString(log));
            if (found.find()) {
                return found.group(1);
            }
            if (!alive) {
                throw new ClusterException(place.name() + " ended too early: " + lastLines());
            }
            Contestant.pause(PAUSE);
        }
        throw new ClusterException(place.name() + " does not answer: " + lastLines());
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /// Where it answers.
    URI address() {
        return place.address();
    }

    /// Where it tells its health and metrics.
    URI management() {
        return place.management();
    }

    /// It as something to be measured.
    ///
    /// @param name in the report
    Contestant contestant(String name) {
        return new Contestant(name, place.address(), pid);
    }

    /// Ends it, a service in good order.
    @Override
    public void close() {
        end.run();
    }
}
