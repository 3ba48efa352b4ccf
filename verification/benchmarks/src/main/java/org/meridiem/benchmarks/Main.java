package org.meridiem.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.meridiem.cluster.ClusterException;

/// `delivery [OPTIONS]`.
public final class Main {

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Main() {
    }

    /// @param arguments see [DeliveryOptions]
    public static void main(String[] arguments) {
        // Kafka's client tells much that nobody asked for.
        KAFKA.setLevel(Level.WARNING);
        Path root = Path.of(System.getProperty("meridiem.root", ".")).toAbsolutePath().normalize();
        try {
            if (arguments.length == 0 || !arguments[0].equals("delivery")) {
                throw new IllegalArgumentException("delivery [" + DeliveryOptions.USAGE + "]");
            }
            var options = DeliveryOptions.of(Arrays.asList(arguments).subList(1, arguments.length));
            new DeliveryBenchmark(root, options, System.out::println).run();
        } catch (IllegalArgumentException e) {
            System.err.println("usage: ./meridiem bench " + e.getMessage());
            System.exit(2);
        } catch (ClusterException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
