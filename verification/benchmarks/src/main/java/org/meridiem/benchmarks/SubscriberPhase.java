package org.meridiem.benchmarks;

import java.time.Duration;

/// A part of what happens to a list of subscribers.
///
/// @param name           which
/// @param rows           how many it is about
/// @param seconds        it took
/// @param perSecond      rows
/// @param cpuMicros      the service's CPU time for each row
/// @param databaseMicros the database's
/// @param megabytes      the most that the service's process had resident
/// @param slowestMillis  the slowest answer meanwhile, 0 where there was one answer only
record SubscriberPhase(String name, int rows, double seconds, double perSecond, double cpuMicros,
        double databaseMicros, double megabytes, double slowestMillis) {

    static final String HEAD = "%-24s %10s %9s %9s %8s %8s %6s %11s".formatted("", "rows", "seconds", "rows/s",
            "CPU us", "PG us", "MB", "slowest ms");

    @Override
    public String toString() {
        return "%-24s %,10d %9.1f %,9.0f %8.0f %8.0f %6.0f %11.0f".formatted(name, rows, seconds, perSecond, cpuMicros,
                databaseMicros, megabytes, slowestMillis);
    }

    /// Watches the processes from [#begin] to [#end].
    static final class Watch {

        private static final Duration EVERY = Duration.ofMillis(500);

        private final Contestant service;
        private final long postgres;
        private Duration cpu = Duration.ZERO;
        private Duration databaseCpu = Duration.ZERO;
        private long begun;
        private volatile double megabytes;
        private Thread sampling = Thread.currentThread();

        Watch(Contestant service, long postgres) {
            this.service = service;
            this.postgres = postgres;
        }

        void begin() {
            cpu = service.cpu();
            databaseCpu = Contestant.cpuOfChildren(postgres);
            megabytes = service.megabytes();
            sampling = Thread.ofVirtual().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    megabytes = Math.max(megabytes, service.megabytes());
                    sleep();
                }
            });
            begun = System.nanoTime();
        }

        SubscriberPhase end(String name, int rows, double slowestMillis) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            sampling.interrupt();
            return new SubscriberPhase(name, rows, seconds, rows / seconds, micros(service.cpu().minus(cpu), rows),
                    micros(Contestant.cpuOfChildren(postgres).minus(databaseCpu), rows), megabytes, slowestMillis);
        }

        private static double micros(Duration time, int rows) {
            return time.toNanos() / 1e3 / Math.max(1, rows);
        }

        private static void sleep() {
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
