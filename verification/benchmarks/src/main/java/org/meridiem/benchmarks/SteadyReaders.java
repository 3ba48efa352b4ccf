package org.meridiem.benchmarks;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

import org.meridiem.cluster.ClusterException;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/// Readers at a fixed pace, whether or not the service keeps up with it; and others who listen to the list.
final class SteadyReaders implements AutoCloseable {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final int TICK_MILLIS = 5;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(true),
            new PoolOptions().setHttp1MaxSize(64).setMaxWaitQueueSize(-1));
    private final HttpClient listening;
    private final URI service;
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final LongAdder heardBytes = new LongAdder();
    private final Random random = new Random(7);

    private final int pages;
    private long views;
    private int network;

    /// @param listeners at most
    /// @param pages     that one reader opens before the next one comes
    SteadyReaders(URI service, int listeners, int pages) {
        this.service = service;
        this.pages = pages;
        this.listening = vertx.createHttpClient(new HttpClientOptions(),
                new PoolOptions().setHttp1MaxSize(Math.max(1, listeners)));
    }

    long answered() {
        return answered.sum();
    }

    /// Events that all listeners together heard.
    long heard() {
        return heard.sum();
    }

    long heardBytes() {
        return heardBytes.sum();
    }

    /// Opens streams, from addresses of their own.
    void listen(int listeners) {
        var open = new CountDownLatch(listeners);
        for (int i = 0; i < listeners; i++) {
            var request = new RequestOptions().setMethod(HttpMethod.GET).setHost(service.getHost())
                    .setPort(service.getPort()).setURI("/v1/trending/stream?window=now")
                    .putHeader("X-Forwarded-For", "192.%d.%d.1".formatted(i >> 8 & 0xFF, i & 0xFF));
            listening.request(request).compose(sent -> sent.send()).onSuccess(answer -> {
                answer.handler(bytes -> {
                    heardBytes.add(bytes.length());
                    if (bytes.length() > 6 && bytes.getByte(0) == 'e') {
                        heard.increment();
                    }
                });
                open.countDown();
            });
        }
        try {
            if (!open.await(30, TimeUnit.SECONDS)) {
                throw new ClusterException(open.getCount() + " listeners were not let in");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    /// Sends views for so long, and returns when all are answered, or a minute later.
    ///
    /// @return how many are not answered
    long read(List<String> articles, int perSecond, long seconds) {
        return send(perSecond, perSecond * seconds, _ -> articles.get(random.nextInt(articles.size())));
    }

    /// Sends one view of each article, in their order.
    ///
    /// @return how many are not answered
    long readEach(List<String> articles, int perSecond) {
        return send(perSecond, articles.size(), articles::get);
    }

    private long send(int perSecond, long total, IntFunction<String> article) {
        long begun = System.nanoTime();
        var done = new CountDownLatch(1);
        long[] sent = {0};
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            long due = Math.min(total, (System.nanoTime() - begun) * perSecond / 1_000_000_000L);
            for (; sent[0] < due; sent[0]++) {
                view(article.apply(Math.toIntExact(sent[0])));
            }
            if (sent[0] >= total && answered.sum() + failed.sum() >= total) {
                vertx.cancelTimer(timer);
                done.countDown();
            }
        });
        try {
            boolean all = done.await(total / perSecond + 60, TimeUnit.SECONDS);
            return all ? failed.sum() : total - answered.sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted");
        }
    }

    // Whether it is answered is counted.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void view(String article) {
        if (views++ % pages == 0) {
            network = random.nextInt();
        }
        client.request(new RequestOptions().setMethod(HttpMethod.POST).setHost(service.getHost())
                .setPort(service.getPort()).setURI("/v1/views").putHeader("User-Agent", FIREFOX)
                .putHeader("X-Forwarded-For", "%d.%d.%d.1".formatted(11 + (network >>> 24) % 80, network >> 16 & 0xFF,
                        network >> 8 & 0xFF)))
                .compose(request -> request
                        .send(Buffer.buffer("{\"article\":\"" + article + "\",\"event\":\"view\"}")))
                .onComplete(answer -> {
                    if (answer.succeeded() && answer.result().statusCode() == 202) {
                        answered.increment();
                    } else {
                        failed.increment();
                    }
                });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
