package org.meridiem.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What to measure, and how long.
///
/// @param corpora     numbers of published articles, ascending; everything is measured at the first, cost against size at all
/// @param rounds      how often each case is measured; the medians count
/// @param seconds     of one measurement
/// @param warmUp      of each case
/// @param connections kept alive
/// @param encoding    `Accept-Encoding` of all requests
record DeliveryOptions(List<Integer> corpora, int rounds, Duration seconds, Duration warmUp, int connections,
        String encoding) {

    static final String USAGE = "--corpus 5000[,50000…]] [--rounds 3] [--seconds 5] [--warm-up 10] [--connections 64] [--encoding gzip";

    /// @throws IllegalArgumentException that tells the usage
    static DeliveryOptions of(List<String> arguments) {
        var options = new Options(arguments, "delivery [" + USAGE + "]", Set.of("--corpus", "--rounds", "--seconds",
                "--warm-up", "--connections", "--encoding"));
        return new DeliveryOptions(options.ascending("--corpus", List.of(5_000), 1_000), options.number("--rounds", 3),
                Duration.ofSeconds(options.number("--seconds", 5)), Duration.ofSeconds(options.number("--warm-up", 10)),
                options.number("--connections", 64), options.text("--encoding", "gzip"));
    }
}
