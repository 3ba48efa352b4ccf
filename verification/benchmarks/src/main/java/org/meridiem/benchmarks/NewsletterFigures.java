package org.meridiem.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/// One case.
///
/// @param subscribers     who were to get the issue
/// @param connections     to the mail server
/// @param latency         of the mail server, ms
/// @param mails           sent within the time
/// @param perSecond       mails per second, from the first that was written down as sent to the last
/// @param floorPerSecond  of the floor
/// @param signingPerSecond of the floor that makes a signature for each mail
/// @param cpuMicros       the service's CPU time for each mail
/// @param databaseMicros  the database's
/// @param megabytes       the most that the service's process had resident
/// @param freezeSeconds   from "send" to the answer: everyone who gets the issue has a row then
/// @param bytes           of one mail
/// @param memory          how much was resident when so many mails had left
/// @param notSent         recipients whose mail was not taken, of those that were tried
record NewsletterFigures(int subscribers, int connections, int latency, int mails, double perSecond,
        double floorPerSecond, double signingPerSecond, double cpuMicros, double databaseMicros, double megabytes,
        double freezeSeconds, int bytes, List<Memory> memory, long notSent) {

    /// @param mails     that had left
    /// @param megabytes that were resident then
    record Memory(long mails, double megabytes) {
    }

    static final String HEAD = "%11s %11s %8s %8s %8s %8s %8s %10s %9s %7s %7s %5s %8s %7s".formatted("subscribers",
            "connections", "latency", "mails", "mails/s", "floor/s", "x floor", "signing/s", "x signing", "CPU us",
            "PG us", "MB", "freeze", "bytes");

    NewsletterFigures {
        memory = List.copyOf(memory);
    }

    /// Resident memory in the course of the sending, in one line.
    String resident() {
        return "MB resident after mails: " + memory.stream()
                .map(one -> "%,d: %.0f".formatted(one.mails(), one.megabytes())).collect(Collectors.joining("  "));
    }

    @Override
    public String toString() {
        return "%,11d %11d %5d ms %,8d %,8.0f %,8.0f %8.2f %,10.0f %9.2f %7.0f %7.0f %5.0f %6.1f s %7d".formatted(
                subscribers, connections, latency, mails, perSecond, floorPerSecond, perSecond / floorPerSecond,
                signingPerSecond, perSecond / signingPerSecond, cpuMicros, databaseMicros, megabytes, freezeSeconds,
                bytes) + (notSent == 0 ? "" : "  " + notSent + " NOT SENT");
    }
}
