package org.meridiem.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

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
record TrendingOptions(List<Integer> corpora, int rounds, Duration seconds, Duration warmUp, int connections, int rate,
        Duration sustain, int listeners) {

    static final String USAGE = "--articles 1000[,100000…] --rounds 3 --seconds 5 --warm-up 20 --connections 64 --rate 5000 --sustain 20 --listeners 500";

    /// @throws IllegalArgumentException that tells the usage
    static TrendingOptions of(List<String> arguments) {
        List<Integer> corpora = List.of(1_000);
        int rounds = 3;
        int seconds = 5;
        int warmUp = 20;
        int connections = 64;
        int rate = 5_000;
        int sustain = 20;
        int listeners = 500;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw usage();
            }
            String value = rest.next();
            switch (option) {
                case "--articles" -> corpora = Arrays.stream(value.split(",")).map(TrendingOptions::number).toList();
                case "--rounds" -> rounds = number(value);
                case "--seconds" -> seconds = number(value);
                case "--warm-up" -> warmUp = number(value);
                case "--connections" -> connections = number(value);
                case "--rate" -> rate = number(value);
                case "--sustain" -> sustain = number(value);
                case "--listeners" -> listeners = number(value);
                default -> throw usage();
            }
        }
        if (!corpora.equals(corpora.stream().sorted().distinct().toList())) {
            throw usage();
        }
        return new TrendingOptions(corpora, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp),
                connections, rate,
                Duration.ofSeconds(sustain), listeners);
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw usage();
        }
        throw usage();
    }

    private static IllegalArgumentException usage() {
        return new IllegalArgumentException("trending [" + USAGE + "]");
    }
}
