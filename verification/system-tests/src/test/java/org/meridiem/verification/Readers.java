package org.meridiem.verification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Readers who open articles at a steady pace, each from a network of its own, at whichever replica takes them.
final class Readers implements AutoCloseable {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final AtomicInteger NETWORK = new AtomicInteger();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, LongAdder> acknowledged = new ConcurrentHashMap<>();
    private final LongAdder doubtful = new LongAdder();
    private final List<Future<?>> open = new ArrayList<>();
    private final List<URI> replicas;
    private volatile boolean stopped;

    /// @param replicas of trending-service; one that does not answer is passed over
    Readers(List<URI> replicas) {
        this.replicas = replicas;
    }

    /// Opens articles in turn until [#stop()].
    void open(List<String> articles, int perSecond, int pages) {
        for (int page = 0; page < pages; page++) {
            int offset = page;
            open.add(threads.submit(() -> {
                long pause = 1_000_000_000L * pages / perSecond;
                long next = System.nanoTime();
                for (int i = offset; !stopped; i += pages) {
                    view(articles.get(i % articles.size()), i);
                    next += pause;
                    Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                }
                return null;
            }));
        }
    }

    /// One view by one new reader, repeated at another replica when one did not take it.
    void view(String article, int turn) throws InterruptedException {
        int network = NETWORK.incrementAndGet();
        var request = HttpRequest.newBuilder().timeout(PATIENCE)
                .header("User-Agent", FIREFOX)
                .header("X-Forwarded-For", "10.%d.%d.1".formatted(network >> 8 & 0xFF, network & 0xFF))
                .POST(HttpRequest.BodyPublishers.ofString("{\"article\":\"" + article + "\",\"event\":\"view\"}"));
        for (int attempt = 0; attempt < 20 * replicas.size(); attempt++) {
            URI replica = replicas.get((turn + attempt) % replicas.size());
            try {
                int status = client.send(request.uri(replica.resolve("/v1/views")).build(),
                        HttpResponse.BodyHandlers.discarding()).statusCode();
                if (status == 202) {
                    acknowledged.computeIfAbsent(article, _ -> new LongAdder()).increment();
                    return;
                }
            } catch (java.net.ConnectException e) {
                // Nobody listens there: nothing was taken in.
                Thread.sleep(5);
            } catch (IOException e) {
                // It may have been taken in before the connection broke. The reader is the same, so it counts once.
                doubtful.increment();
            }
        }
        throw new AssertionError("no replica takes beacons");
    }

    /// Views that were answered.
    long acknowledged() {
        return acknowledged.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /// Attempts without an answer.
    long doubtful() {
        return doubtful.sum();
    }

    /// @throws AssertionError if no replica took what a reader said
    void stop() {
        stopped = true;
        threads.close();
        for (Future<?> page : open) {
            if (page.state() == Future.State.FAILED) {
                throw new AssertionError("a reader gave up", page.exceptionNow());
            }
        }
    }

    @Override
    public void close() {
        stop();
        client.shutdownNow();
    }
}
