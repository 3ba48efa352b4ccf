package org.meridiem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.meridiem.cluster.ClusterException;

/// Requests that come at a steady rate, whether or not those before have been answered. Latency counts from when a request was due.
record SteadyLoad(int perSecond, String encoding) {

    /// Sends requests for some time.
    LoadGenerator.Load run(URI server, Path requests, Duration time) {
        List<String> paths;
        try {
            paths = Files.readAllLines(requests);
        } catch (IOException e) {
            throw new ClusterException("Requests cannot be read: " + e.getMessage(), e);
        }
        int count = Math.toIntExact(time.toSeconds() * perSecond);
        long[] micros = new long[count];
        var failures = new AtomicLong();
        var bytes = new AtomicLong();
        long begun = System.nanoTime();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begun + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int number = i;
                URI address = server.resolve(paths.get(i % paths.size()));
                var _ = threads.submit(() -> {
                    try {
                        HttpResponse<byte[]> answer = client.send(
                                HttpRequest.newBuilder(address).header("Accept-Encoding", encoding).build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                        bytes.addAndGet(answer.body().length);
                        failures.addAndGet(answer.statusCode() >= 400 ? 1 : 0);
                    } catch (IOException e) {
                        failures.incrementAndGet();
                    }
                    micros[number] = (System.nanoTime() - due) / 1_000;
                    return null;
                });
            }
        }
        Arrays.sort(micros);
        return new LoadGenerator.Load(count, (System.nanoTime() - begun) / 1_000, bytes.get(), 0, failures.get(),
                micros[count / 2], micros[count * 99 / 100], micros[count * 999 / 1_000]);
    }
}
