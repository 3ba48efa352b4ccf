package org.meridiem.benchmarks;

import java.util.List;
import java.util.Set;

/// What to measure.
///
/// @param subscribers how many get the issue, where that many can within the time
/// @param connections to the mail server, ascending
/// @param latencies   of the mail server, in milliseconds
/// @param seconds     what one case may take, about: with a slow server fewer people get the issue
/// @param signed      by what: `rsa` (2048 bits), `ed25519`, `none`
record NewsletterOptions(int subscribers, List<Integer> connections, List<Integer> latencies, int seconds,
        String signed) {

    static final String USAGE = "[--subscribers 100000] [--connections 1,10,50] [--latency 0,5,50] [--seconds 30] [--dkim rsa|ed25519|none]";

    /// @throws IllegalArgumentException that tells the usage
    static NewsletterOptions of(List<String> arguments) {
        var options = new Options(arguments, "newsletter " + USAGE, Set.of("--subscribers", "--connections",
                "--latency", "--seconds", "--dkim"));
        String signed = options.text("--dkim", "rsa");
        if (!List.of("rsa", "ed25519", "none").contains(signed)) {
            throw options.wrong();
        }
        return new NewsletterOptions(options.number("--subscribers", 100_000),
                options.numbers("--connections", List.of(1, 10, 50), 1),
                options.numbers("--latency", List.of(0, 5, 50), 0), options.number("--seconds", 30), signed);
    }

    /// How many people get the issue in one case: two round trips to the server for each.
    int recipients(int over, int latency) {
        return latency == 0
                ? subscribers
                : Math.min(subscribers, Math.max(100, over * seconds * 1_000 / (2 * latency)));
    }
}
