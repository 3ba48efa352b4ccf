package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long it takes from a view to the list that shows it: articles nobody has read yet, each alone in its section.
final class LagProbe {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI service;
    private final List<Duration> lags = new ArrayList<>();
    private volatile boolean stopped;

    LagProbe(HttpClient client, URI service) {
        this.client = client;
        this.service = service;
    }

    /// Reads one article after the other until stopped or through.
    void run(int from, int to) throws IOException, InterruptedException {
        for (int i = from; i < to && !stopped; i++) {
            long begun = System.nanoTime();
            client.send(HttpRequest.newBuilder(service.resolve("/v1/views"))
                    .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                    .header("X-Forwarded-For", "9.%d.%d.1".formatted(i >> 8 & 0xFF, i & 0xFF))
                    .POST(HttpRequest.BodyPublishers
                            .ofString("{\"article\":\"" + Beacons.probe(i) + "\",\"event\":\"view\"}"))
                    .build(), HttpResponse.BodyHandlers.discarding());
            var list = HttpRequest.newBuilder(service.resolve("/v1/trending?window=now&section=probe-" + i)).build();
            while (System.nanoTime() - begun < PATIENCE.toNanos()
                    && client.send(list, HttpResponse.BodyHandlers.ofString()).body().contains("\"items\":[]")) {
                Thread.sleep(PAUSE);
            }
            lags.add(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    void stop() {
        stopped = true;
    }

    int count() {
        return lags.size();
    }

    double percentileMillis(double part) {
        List<Duration> sorted = lags.stream().sorted().toList();
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size()))).toNanos() / 1e6;
    }
}
