package org.meridiem.newsletter.delivery;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Closes sockets whose reading or writing takes too long. Java's own timeout knows only reads, and begins anew with every byte that a slow server drips.
///
/// One thread looks at all of them a few times a second; watching costs no system call. Safe for any number of threads.
final class Deadlines implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Set<Watch> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().name("smtp-deadlines").unstarted(this::look);

    Deadlines start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /// Something that has to end in time.
    final class Watch implements AutoCloseable {
        private final Socket socket;
        private final long end;

        private Watch(Socket socket, long end) {
            this.socket = socket;
            this.end = end;
        }

        @Override
        public void close() {
            watched.remove(this);
        }
    }

    /// Closes the socket after this time unless the watch is closed before.
    Watch watch(Socket socket, Duration time) {
        var watch = new Watch(socket, System.nanoTime() + time.toNanos());
        watched.add(watch);
        return watch;
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                long now = System.nanoTime();
                List<Watch> late = watched.stream().filter(watch -> now - watch.end > 0).toList();
                late.forEach(watch -> {
                    watched.remove(watch);
                    end(watch.socket);
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
            return;
        }
    }
}
