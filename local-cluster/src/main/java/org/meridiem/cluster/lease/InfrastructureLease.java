package org.meridiem.cluster.lease;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;

/// The right to use the shared infrastructure of a working copy, for as long as it is open.
///
/// A process whose servers were made from other realm files or other classes of local-cluster than those on disk now is
/// not used; it is asked to retire, and another one is started beside it.
public final class InfrastructureLease implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int ATTEMPTS = 3;

    private final InfrastructureState state;
    private final Socket connection;

    private InfrastructureLease(InfrastructureState state, Socket connection) {
        this.state = state;
        this.connection = connection;
    }

    /// Takes a lease, and starts the infrastructure first if nobody has.
    ///
    /// @param root the project
    /// @return an open lease
    /// @throws ClusterException if the infrastructure cannot be started
    public static InfrastructureLease take(Path root) {
        return take(new InfrastructureStarter(root, Duration.ofSeconds(60)));
    }

    static InfrastructureLease take(InfrastructureStarter starter) {
        try {
            Files.createDirectories(starter.directory());
            // One test JVM at a time looks and starts; a JVM that dies lets go of the lock.
            try (FileChannel channel = FileChannel.open(starter.directory().resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                for (int attempt = 0; lock.isValid() && attempt < ATTEMPTS; attempt++) {
                    Optional<InfrastructureLease> lease = attempt(starter);
                    if (lease.isPresent()) {
                        return lease.get();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The infrastructure's directory cannot be used", e);
        }
        throw new ClusterException("The infrastructure for tests did not come up, see " + starter.log());
    }

    /// Where the servers are.
    ///
    /// @return the endpoints; there are no services behind them
    public Endpoints endpoints() {
        return new Endpoints(state.ports());
    }

    /// Holds the name until the answer is closed, if nobody else holds it now.
    ///
    /// @param name of what must not be used by two at once
    /// @return the lock, and a lease of its own; empty when another has it
    public Optional<InfrastructureLease> exclusive(String name) {
        try {
            return ask(state, "exclusive " + state.token() + " " + name)
                    .map(socket -> new InfrastructureLease(state, socket));
        } catch (IOException e) {
            throw new UncheckedIOException("The infrastructure for tests is gone", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException _) {
            // Closed is closed.
        }
    }

    private static Optional<InfrastructureLease> attempt(InfrastructureStarter starter) throws IOException {
        Optional<InfrastructureState> running = InfrastructureState.read(starter.stateFile());
        if (running.isPresent()) {
            InfrastructureState state = running.get();
            boolean current = state.fingerprint().equals(starter.fingerprint());
            Optional<Socket> connection = askIfThere(state, (current ? "lease " : "retire ") + state.token());
            if (current && connection.isPresent()) {
                return connection.map(socket -> new InfrastructureLease(state, socket));
            }
            if (connection.isPresent()) {
                connection.get().close();
            }
            Files.deleteIfExists(starter.stateFile());
        }
        starter.start(PATIENCE);
        return Optional.empty();
    }

    private static Optional<Socket> askIfThere(InfrastructureState state, String question) {
        try {
            return ask(state, question);
        } catch (IOException _) {
            // Nobody listens: the file is older than the process's death.
            return Optional.empty();
        }
    }

    /// @return the open connection if the answer is `ok`
    private static Optional<Socket> ask(InfrastructureState state, String question) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(Endpoints.loopback(state.leasePort()), 5_000);
            socket.getOutputStream().write((question + "\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            if ("ok".equals(lines.readLine())) {
                return Optional.of(socket);
            }
            socket.close();
            return Optional.empty();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
