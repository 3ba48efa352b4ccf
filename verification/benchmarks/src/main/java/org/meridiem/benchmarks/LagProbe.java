package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/// How long it takes from a view to the list that shows it: articles nobody has read yet, one every half second whatever became of those before.
final class LagProbe {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI service;
    private final Queue<Duration> lags = new ConcurrentLinkedQueue<>();
    private final LongAdder sent = new LongAdder();
    private volatile boolean stopped;

    LagProbe(HttpClient client, URI service) {
        this.client = client;
        this.service = service;
    }

    /// Reads one article after the other until stopped or through, and returns when all are in their lists, or half a minute later.
    void run(int from, int to) throws InterruptedException {
        try (ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = from; i < to && !stopped; i++) {
                int number = i;
                probes.execute(() -> lags.add(probe(number)));
                Thread.sleep(EVERY);
            }
        }
    }

    /// A view that never shows counts with the whole patience.
    private Duration probe(int number) {
        long begun = System.nanoTime();
        String id = Beacons.probe(number).toString();
        var view = HttpRequest.newBuilder(service.resolve("/v1/views"))
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .header("X-Forwarded-For", "9.%d.%d.1".formatted(number >> 8 & 0xFF, number & 0xFF))
                .POST(HttpRequest.BodyPublishers.ofString("{\"article\":\"" + id + "\",\"event\":\"view\"}")).build();
        var list = HttpRequest.newBuilder(
                service.resolve("/v1/trending?window=now&limit=5&section=" + Beacons.probeSection(number))).build();
        try {
            client.send(view, HttpResponse.BodyHandlers.discarding());
            sent.increment();
            while (System.nanoTime() - begun < PATIENCE.toNanos()
                    && !client.send(list, HttpResponse.BodyHandlers.ofString()).body().contains(id)) {
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            return PATIENCE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Views that were answered.
    long sent() {
        return sent.sum();
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
