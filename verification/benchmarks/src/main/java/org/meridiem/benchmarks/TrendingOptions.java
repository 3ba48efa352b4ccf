package org.meridiem.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What to measure of trending-service, and how long.
///
/// @param corpora     numbers of public articles, ascending; everything is measured at each
/// @param rounds      how often collector and floor are measured in turn; the medians count
/// @param seconds     of one measurement
/// @param warmUp      of collector and floor
/// @param connections kept alive
/// @param rate        views per second of the steady load
/// @param sustain     how long the steady load lasts
/// @param listeners   of the stream during the steady load
/// @param pages       that each reader of the steady load opens one after the other
/// @param parts       what is measured: the collector alone, both in one process as fast as they can, both at the steady load
record TrendingOptions(List<Integer> corpora, int rounds, Duration seconds, Duration warmUp, int connections, int rate,
        Duration sustain, int listeners, int pages, Set<String> parts) {

    static final String ALONE = "alone";
    static final String SATURATED = "saturated";
    static final String STEADY = "steady";
    static final String USAGE = "--articles 1000[,100000…] --rounds 3 --seconds 5 --warm-up 40 --connections 64 --rate 5000 --sustain 20 --listeners 500 --pages 1 --parts alone,saturated,steady";

    private static final List<String> PARTS = List.of(ALONE, SATURATED, STEADY);

    /// @throws IllegalArgumentException that tells the usage
    static TrendingOptions of(List<String> arguments) {
        var options = new Options(arguments, "trending [" + USAGE + "]", Set.of("--articles", "--rounds", "--seconds",
                "--warm-up", "--connections", "--rate", "--sustain", "--listeners", "--pages", "--parts"));
        return new TrendingOptions(options.ascending("--articles", List.of(1_000), 1), options.number("--rounds", 3),
                Duration.ofSeconds(options.number("--seconds", 5)), Duration.ofSeconds(options.number("--warm-up", 40)),
                options.number("--connections", 64), options.number("--rate", 5_000),
                Duration.ofSeconds(options.number("--sustain", 20)), options.number("--listeners", 500),
                options.number("--pages", 1), parts(options));
    }

    private static Set<String> parts(Options options) {
        List<String> wanted = List.of(options.text("--parts", String.join(",", PARTS)).split(","));
        if (!PARTS.containsAll(wanted)) {
            throw options.wrong();
        }
        return Set.copyOf(wanted);
    }

    boolean measures(String part) {
        return parts.contains(part);
    }
}
