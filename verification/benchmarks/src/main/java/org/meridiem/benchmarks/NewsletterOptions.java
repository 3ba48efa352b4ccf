package org.meridiem.benchmarks;

import java.util.List;
import java.util.Set;

/// What to measure.
///
/// @param subscribers how many are to get the issue, ascending; who has not got it when the time is over is called off
/// @param connections to the mail server, ascending
/// @param latencies   of the mail server, in milliseconds
/// @param seconds     for which one case is sent at most
/// @param warmUp      seconds for which another issue is sent before: the JVM compiles for so long
/// @param signed      by what: `rsa` (2048 bits), `ed25519`, `none`
record NewsletterOptions(List<Integer> subscribers, List<Integer> connections, List<Integer> latencies, int seconds,
        int warmUp, String signed) {

    static final String USAGE = "[--subscribers 100000] [--connections 1,10,50] [--latency 0,5,50] [--seconds 20] [--warm-up 20] [--dkim rsa|ed25519|none]";

    /// @throws IllegalArgumentException that tells the usage
    static NewsletterOptions of(List<String> arguments) {
        var options = new Options(arguments, "newsletter " + USAGE, Set.of("--subscribers", "--connections",
                "--latency", "--seconds", "--warm-up", "--dkim"));
        String signed = options.text("--dkim", "rsa");
        if (!List.of("rsa", "ed25519", "none").contains(signed)) {
            throw options.wrong();
        }
        return new NewsletterOptions(options.ascending("--subscribers", List.of(100_000), 100),
                options.numbers("--connections", List.of(1, 10, 50), 1),
                options.numbers("--latency", List.of(0, 5, 50), 0), options.number("--seconds", 20),
                options.number("--warm-up", 20), signed);
    }
}
