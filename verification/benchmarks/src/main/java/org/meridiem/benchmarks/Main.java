package org.meridiem.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.meridiem.cluster.ClusterException;

/// `delivery [OPTIONS]`, `trending [OPTIONS]`, `newsletter [OPTIONS]`, `start [OPTIONS]` or `subscribers [OPTIONS]`.
public final class Main {

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final String START = "start [--runs 5]";
    private static final int DEFAULT_RUNS = 5;
    private static final String SUBSCRIBERS = "subscribers [--rows 1000000]";
    private static final int DEFAULT_ROWS = 1_000_000;

    private Main() {
    }

    /// @param arguments see [DeliveryOptions], [TrendingOptions] and [NewsletterOptions]
    public static void main(String[] arguments) {
        // Kafka's client tells much that nobody asked for.
        KAFKA.setLevel(Level.WARNING);
        Path root = Path.of(System.getProperty("meridiem.root", ".")).toAbsolutePath().normalize();
        try {
            List<String> options = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
            switch (arguments.length == 0 ? "" : arguments[0]) {
                case "delivery" -> new DeliveryBenchmark(root, DeliveryOptions.of(options), System.out::println).run();
                case "trending" -> new TrendingBenchmark(root, TrendingOptions.of(options), System.out::println).run();
                case "newsletter" ->
                    new NewsletterBenchmark(root, NewsletterOptions.of(options), System.out::println).run();
                case "start" -> new StartBenchmark(root,
                        new Options(options, START, Set.of("--runs")).number("--runs", DEFAULT_RUNS),
                        System.out::println).run();
                case "subscribers" -> new SubscriberBenchmark(root,
                        new Options(options, SUBSCRIBERS, Set.of("--rows")).number("--rows", DEFAULT_ROWS),
                        System.out::println).run();
                default -> throw new IllegalArgumentException("delivery [" + DeliveryOptions.USAGE + "]\n"
                        + "       ./meridiem bench trending [" + TrendingOptions.USAGE + "]\n"
                        + "       ./meridiem bench newsletter " + NewsletterOptions.USAGE + "\n"
                        + "       ./meridiem bench " + START + "\n"
                        + "       ./meridiem bench " + SUBSCRIBERS);
            }
        } catch (IllegalArgumentException e) {
            System.err.println("usage: ./meridiem bench " + e.getMessage());
            System.exit(2);
        } catch (ClusterException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
