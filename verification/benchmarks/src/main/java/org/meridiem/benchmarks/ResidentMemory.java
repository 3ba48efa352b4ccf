package org.meridiem.benchmarks;

import java.time.Duration;

/// Looks every second how much memory a process holds, until closed.
final class ResidentMemory implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Contestant contestant;
    private final Thread watching = Thread.ofVirtual().unstarted(this::watch);
    private volatile double most;

    ResidentMemory(Contestant contestant) {
        this.contestant = contestant;
        watching.start();
    }

    /// The most that it held at any of these moments, in MB.
    double most() {
        return Math.max(most, contestant.megabytes());
    }

    private void watch() {
        try {
            while (true) {
                most = Math.max(most, contestant.megabytes());
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        watching.interrupt();
    }
}
