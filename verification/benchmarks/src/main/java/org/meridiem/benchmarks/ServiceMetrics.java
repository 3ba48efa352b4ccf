package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

import org.meridiem.cluster.ClusterException;

/// The counters of a service, as a monitor reads them.
record ServiceMetrics(Map<String, Double> values) {

    static ServiceMetrics of(HttpClient client, URI management) {
        try {
            String text = client.send(HttpRequest.newBuilder(management.resolve("/q/metrics")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            Map<String, Double> values = new TreeMap<>();
            text.lines().filter(line -> !line.startsWith("#") && line.contains(" ")).forEach(line -> values
                    .put(line.substring(0, line.lastIndexOf(' ')), number(line.substring(line.lastIndexOf(' ') + 1))));
            return new ServiceMetrics(values);
        } catch (IOException e) {
            throw new ClusterException("The service's metrics cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// The sum over all tags.
    double sum(String name) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue).sum();
    }

    /// The counters of a name by their tags, where they are not zero.
    Map<String, Double> byTag(String name) {
        Map<String, Double> found = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(name + "{") && value != 0) {
                found.put(key.substring(name.length()), value);
            }
        });
        return found;
    }
}
