package org.meridiem.cluster.process;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Server;

/// A server that is a child process: what all of them have in common.
public abstract class ProcessServer implements Server {

    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(20);

    private final Part part;
    private final ChildProcesses processes;
    private volatile @Nullable ChildProcess process;

    /// For the servers.
    ///
    /// @param part which part the server is
    /// @param processes the cluster's child processes
    protected ProcessServer(Part part, ChildProcesses processes) {
        this.part = part;
        this.processes = processes;
    }

    /// Makes ready whatever the first start needs, for example an empty database. Called before every start.
    ///
    /// @throws IOException if files cannot be written
    protected abstract void prepare() throws IOException;

    /// @return the program to run
    protected abstract Command command();

    /// Waits until the process answers.
    ///
    /// @param started the process
    protected abstract void awaitReady(ChildProcess started);

    @Override
    public final Part part() {
        return part;
    }

    @Override
    public final synchronized void start() {
        if (isAlive()) {
            return;
        }
        try {
            prepare();
            ChildProcess started = processes.start(command());
            process = started;
            awaitReady(started);
        } catch (IOException e) {
            throw new ClusterException(part.id() + " cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public final void stop() {
        ChildProcess running = process;
        if (running != null && running.isAlive()) {
            running.stop(PATIENCE_TO_STOP);
        }
    }

    @Override
    public final void kill() {
        ChildProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public final boolean isAlive() {
        ChildProcess running = process;
        return running != null && running.isAlive();
    }

    @Override
    public final OptionalLong pid() {
        ChildProcess running = process;
        return running == null ? OptionalLong.empty() : OptionalLong.of(running.pid());
    }

    /// The cluster's child processes, for programs that prepare the server.
    ///
    /// @return the processes
    protected final ChildProcesses processes() {
        return processes;
    }
}
