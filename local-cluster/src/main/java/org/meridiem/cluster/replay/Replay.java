package org.meridiem.cluster.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Sends what was recorded to the collector, one beacon for each view, in the recording's rhythm.
///
/// The reader's address goes along as `X-Forwarded-For`, which a collector believes only from a proxy that it trusts; the local cluster's trusts this machine.
/// Scores are decayed by the server's clock: played faster, reading is as dense as if it all had happened now.
public final class Replay {

    private static final int IN_FLIGHT = 64;
    private static final Duration TIME_OUT = Duration.ofSeconds(10);

    /// What became of a recording.
    ///
    /// @param sent    beacons that were answered
    /// @param failed  beacons without an answer
    /// @param unknown views of pages that are no article
    public record Outcome(long sent, long failed, long unknown) {
    }

    private final URI trending;
    private final URI content;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /// @param trending trending-service
    /// @param content  content-service, asked for the ids of articles
    public Replay(URI trending, URI content) {
        this.trending = trending;
        this.content = content;
    }

    /// @param arguments see [ReplayOptions]; where the services are stands in `MERIDIEM_TRENDING_URL` and `MERIDIEM_CONTENT_URL`
    public static void main(String[] arguments) throws InterruptedException {
        try {
            var options = ReplayOptions.of(Arrays.asList(arguments));
            var outcome = new Replay(URI.create(System.getenv("MERIDIEM_TRENDING_URL")),
                    URI.create(System.getenv("MERIDIEM_CONTENT_URL"))).play(options);
            System.out.printf("%,d views sent, %,d failed, %,d of pages that are no article%n", outcome.sent(),
                    outcome.failed(), outcome.unknown());
            System.exit(outcome.failed() == 0 ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("usage: " + e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("The recording cannot be played: " + e);
            System.exit(1);
        }
    }

    /// Plays a recording; returns when every beacon is answered.
    Outcome play(ReplayOptions options) throws IOException, InterruptedException {
        long unknown = 0;
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                Stream<RecordedView> recording = Recording.of(options.file())) {
            var names = new ArticleNames(client, content, options.madeUp());
            var rhythm = new Rhythm(options.speed());
            double due = 0;
            for (Iterator<RecordedView> views = recording.iterator(); views.hasNext();) {
                RecordedView view = views.next();
                due += options.part();
                if (due < 1) {
                    continue;
                }
                due -= 1;
                Optional<UUID> article = names.of(view.page());
                if (article.isEmpty()) {
                    unknown++;
                    continue;
                }
                rhythm.await(view.at());
                send(client, view, article.get());
            }
            inFlight.acquire(IN_FLIGHT);
        }
        return new Outcome(sent.sum(), failed.sum(), unknown);
    }

    // How it ends is counted.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(HttpClient client, RecordedView view, UUID article) throws InterruptedException {
        inFlight.acquire();
        client.sendAsync(HttpRequest.newBuilder(trending.resolve("/v1/views")).timeout(TIME_OUT)
                .header("User-Agent", view.userAgent())
                .header("X-Forwarded-For", view.address())
                .POST(HttpRequest.BodyPublishers
                        .ofString("{\"article\":\"" + article + "\",\"event\":\"" + view.event() + "\"}"))
                .build(), HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                    if (failure == null && answer.statusCode() == 202) {
                        sent.increment();
                    } else {
                        failed.increment();
                    }
                    inFlight.release();
                });
    }

    /// Lets time pass as it passed in the recording. A line that stands after a later one is due at once.
    private static final class Rhythm {

        private final double speed;
        private final long begun = System.nanoTime();
        private Instant first = Instant.MIN;

        Rhythm(double speed) {
            this.speed = speed;
        }

        void await(Instant at) throws InterruptedException {
            if (speed == 0) {
                return;
            }
            if (first.equals(Instant.MIN)) {
                first = at;
            }
            long due = begun + (long) (Duration.between(first, at).toNanos() / speed);
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
        }
    }
}
