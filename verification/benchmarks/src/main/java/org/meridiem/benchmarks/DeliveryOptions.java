package org.meridiem.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

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
        List<Integer> corpora = List.of(5_000);
        int rounds = 3;
        int seconds = 5;
        int warmUp = 10;
        int connections = 64;
        String encoding = "gzip";
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw usage();
            }
            String value = rest.next();
            switch (option) {
                case "--corpus" -> corpora = Arrays.stream(value.split(",")).map(DeliveryOptions::number).toList();
                case "--rounds" -> rounds = number(value);
                case "--seconds" -> seconds = number(value);
                case "--warm-up" -> warmUp = number(value);
                case "--connections" -> connections = number(value);
                case "--encoding" -> encoding = value;
                default -> throw usage();
            }
        }
        if (!corpora.equals(corpora.stream().sorted().distinct().toList()) || corpora.getFirst() < 1_000) {
            throw usage();
        }
        return new DeliveryOptions(corpora, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp),
                connections, encoding);
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
        return new IllegalArgumentException("delivery [" + USAGE + "]");
    }
}
