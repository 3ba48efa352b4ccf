package org.meridiem.cluster.lease;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.meridiem.cluster.Endpoints;

/// Counts the leases of one infrastructure process and knows when nobody needs it any more.
final class LeaseServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String token;
    private final Duration grace;
    private final Map<String, Semaphore> locks = new ConcurrentHashMap<>();
    private final ReentrantLock guard = new ReentrantLock();
    private final Condition changed = guard.newCondition();
    private int leases;
    private boolean closing;

    /// Begins to give leases.
    ///
    /// @param token what a client must know
    /// @param grace how long to stay without a lease
    LeaseServer(String token, Duration grace) throws IOException {
        this.token = token;
        this.grace = grace;
        this.socket = new ServerSocket();
        socket.bind(Endpoints.loopback(0));
        Thread.ofVirtual().name("leases").start(this::accept);
    }

    String token() {
        return token;
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Returns when no lease has been open for the time of grace, or at once when retired and without lease. No lease is
    /// given from then on.
    void awaitEnd() throws InterruptedException {
        guard.lock();
        try {
            long idleSince = System.nanoTime();
            while (true) {
                if (leases > 0) {
                    changed.await();
                    idleSince = System.nanoTime();
                    continue;
                }
                long left = grace.toNanos() - (System.nanoTime() - idleSince);
                if (left <= 0 || closing) {
                    closing = true;
                    return;
                }
                if (changed.awaitNanos(left) > 0 && leases > 0) {
                    idleSince = System.nanoTime();
                }
            }
        } finally {
            guard.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = lines.readLine();
            String[] words = line == null ? new String[0] : line.split(" ");
            if (words.length < 2 || !words[1].equals(token)) {
                answer(client, "refused");
                return;
            }
            switch (words[0]) {
                case "lease" -> lease(client, lines);
                case "exclusive" -> exclusive(client, lines, words[words.length - 1]);
                case "retire" -> retire(client);
                default -> answer(client, "unknown");
            }
        } catch (IOException _) {
            // The client went away: its lease ends where it was counted.
        }
    }

    private void lease(Socket client, BufferedReader lines) throws IOException {
        if (!begin()) {
            answer(client, "closing");
            return;
        }
        try {
            answer(client, "ok");
            awaitDisconnection(lines);
        } finally {
            end();
        }
    }

    private void exclusive(Socket client, BufferedReader lines, String name) throws IOException {
        Semaphore lock = locks.computeIfAbsent(name, _ -> new Semaphore(1));
        if (!lock.tryAcquire()) {
            answer(client, "busy");
            return;
        }
        try {
            lease(client, lines);
        } finally {
            lock.release();
        }
    }

    private void retire(Socket client) throws IOException {
        guard.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            guard.unlock();
        }
        answer(client, "ok");
    }

    private boolean begin() {
        guard.lock();
        try {
            if (closing) {
                return false;
            }
            leases++;
            changed.signalAll();
            return true;
        } finally {
            guard.unlock();
        }
    }

    private void end() {
        guard.lock();
        try {
            leases--;
            changed.signalAll();
        } finally {
            guard.unlock();
        }
    }

    private static void awaitDisconnection(BufferedReader lines) throws IOException {
        String ignored;
        do {
            ignored = lines.readLine();
        } while (ignored != null);
    }

    private static void answer(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
