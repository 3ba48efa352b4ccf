package org.meridiem.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One case, measured once; or the medians of several times.
///
/// @param perSecond   requests answered in a second
/// @param p50         of the latency, milliseconds
/// @param p99         of the latency, milliseconds
/// @param p999        of the latency, milliseconds
/// @param cpuMicros   CPU time of the server's process for one request, microseconds
/// @param databaseMicros CPU time of PostgreSQL for one request, microseconds
/// @param statements  SQL statements for one request
/// @param megabytes   resident memory of the process afterwards
/// @param bytes       of an answer with its head
/// @param bad         answers from 400 on, failed connections, time-outs
record Measurement(double perSecond, double p50, double p99, double p999, double cpuMicros,
        double databaseMicros, double statements, double megabytes, double bytes, long bad) {

    /// Of each figure the median.
    static Measurement median(List<Measurement> all) {
        return new Measurement(median(all, Measurement::perSecond), median(all, Measurement::p50),
                median(all, Measurement::p99), median(all, Measurement::p999), median(all, Measurement::cpuMicros),
                median(all, Measurement::databaseMicros), median(all, Measurement::statements),
                median(all, Measurement::megabytes),
                median(all, Measurement::bytes), all.stream().mapToLong(Measurement::bad).sum());
    }

    /// CPU time for one request in all.
    double allMicros() {
        return cpuMicros + databaseMicros;
    }

    private static double median(List<Measurement> all, ToDoubleFunction<Measurement> figure) {
        List<Double> sorted = all.stream().map(figure::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
