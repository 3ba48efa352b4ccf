package org.meridiem.benchmarks;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

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
        int subscribers = 100_000;
        List<Integer> connections = List.of(1, 10, 50);
        List<Integer> latencies = List.of(0, 5, 50);
        int seconds = 30;
        String signed = "rsa";
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw usage();
            }
            String value = rest.next();
            switch (option) {
                case "--subscribers" -> subscribers = number(value, 1);
                case "--connections" -> connections = numbers(value, 1);
                case "--latency" -> latencies = numbers(value, 0);
                case "--seconds" -> seconds = number(value, 1);
                case "--dkim" -> signed = value;
                default -> throw usage();
            }
        }
        if (!List.of("rsa", "ed25519", "none").contains(signed)) {
            throw usage();
        }
        return new NewsletterOptions(subscribers, connections, latencies, seconds, signed);
    }

    /// How many people get the issue in one case: two round trips to the server for each.
    int recipients(int over, int latency) {
        return latency == 0
                ? subscribers
                : Math.min(subscribers, Math.max(100, over * seconds * 1_000 / (2 * latency)));
    }

    private static List<Integer> numbers(String text, int least) {
        return Arrays.stream(text.split(",")).map(one -> number(one, least)).toList();
    }

    private static int number(String text, int least) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw usage();
        }
        throw usage();
    }

    private static IllegalArgumentException usage() {
        return new IllegalArgumentException("newsletter " + USAGE);
    }
}
