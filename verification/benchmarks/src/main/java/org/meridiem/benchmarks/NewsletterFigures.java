package org.meridiem.benchmarks;

/// One case.
///
/// @param connections    to the mail server
/// @param latency        of the mail server, ms
/// @param mails          sent
/// @param perSecond      mails per second, from "send" to the last recipient's state
/// @param floorPerSecond of the floor
/// @param cpuMicros      the service's CPU time for each mail
/// @param megabytes      the most that the service's process had resident
/// @param bytes          of one mail
/// @param notSent        recipients whose mail was not taken
record NewsletterFigures(int connections, int latency, int mails, double perSecond, double floorPerSecond,
        double cpuMicros, double megabytes, int bytes, long notSent) {

    static final String HEAD = "%11s %8s %9s %9s %9s %8s %9s %7s %7s".formatted("connections", "latency", "mails",
            "mails/s", "floor/s", "x floor", "CPU us", "MB", "bytes");

    @Override
    public String toString() {
        return "%11d %5d ms %,9d %,9.0f %,9.0f %8.2f %9.0f %7.0f %7d".formatted(connections, latency, mails, perSecond,
                floorPerSecond, perSecond / floorPerSecond, cpuMicros, megabytes, bytes)
                + (notSent == 0 ? "" : "  " + notSent + " NOT SENT");
    }
}
