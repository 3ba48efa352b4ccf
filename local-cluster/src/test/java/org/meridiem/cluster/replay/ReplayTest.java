package org.meridiem.cluster.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

class ReplayTest {

    private static final String ARTICLE = "01990d2f-6a00-7c31-9b52-3f0e5d7a1c01";

    @TempDir
    Path directory;

    private final List<String> beacons = new CopyOnWriteArrayList<>();
    private HttpServer server;

    /// Collector and content in one: it knows one article.
    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/views", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            beacons.add(exchange.getRequestHeaders().getFirst("X-Forwarded-For") + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent") + " " + body);
            answer(exchange, 202, "");
        });
        server.createContext("/v1/articles/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals("/v1/articles/low-water");
            answer(exchange, known ? 200 : 404, known ? "{\"id\":\"" + ARTICLE + "\"}" : "{}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void pagesOfAnAccessLogAreViewsOfTheirArticles() throws Exception {
        // Given
        Path log = file(
                """
                        198.51.100.7 - - [17/May/2015:10:05:03 +0000] "GET /articles/low-water?x=1 HTTP/1.1" 200 2030 "-" "Firefox"
                        198.51.100.8 - ann [17/May/2015:10:05:02 +0000] "GET /articles/low-water/ HTTP/1.1" 304 - "-" "Googlebot/2.1"
                        198.51.100.9 - - [17/May/2015:10:05:04 +0000] "GET /images/barge.png HTTP/1.1" 200 2030 "-" "Firefox"
                        198.51.100.9 - - [17/May/2015:10:05:04 +0000] "GET /articles/low-water HTTP/1.1" 404 2030 "-" "Firefox"
                        198.51.100.9 - - [17/May/2015:10:05:04 +0000] "POST /articles/low-water HTTP/1.1" 200 2030 "-" "Firefox"
                        198.51.100.9 - - [17/May/2015:10:05:04 +0000] "GET /imprint HTTP/1.1" 200 2030 "-" "Firefox"
                        this is no line of a log
                        """);

        // When
        var outcome = play(log, "--speed", "max");

        // Then
        assertThat(outcome).isEqualTo(new Replay.Outcome(2, 0, 1));
        assertThat(beacons).containsExactlyInAnyOrder(
                "198.51.100.7 Firefox {\"article\":\"" + ARTICLE + "\",\"event\":\"view\"}",
                "198.51.100.8 Googlebot/2.1 {\"article\":\"" + ARTICLE + "\",\"event\":\"view\"}");
    }

    @Test
    void aTableSaysWhoReadWhatWhen() throws Exception {
        Path table = file("""
                time,page,visitor,event
                2026-03-01T12:00:00Z,%s,ann,read
                2026-03-01T12:00:01Z,/anything,bob
                """.formatted(ARTICLE));

        assertThat(play(table, "--speed", "max", "--ids", "made-up").sent()).isEqualTo(2);
        assertThat(beacons).anyMatch(beacon -> beacon.endsWith("{\"article\":\"" + ARTICLE + "\",\"event\":\"read\"}"))
                .anyMatch(beacon -> beacon.contains(ArticleNames.madeUp("/anything").toString()));
    }

    @Test
    void curvesOfTotalsAreViewsByDifferentReaders() throws Exception {
        Path curves = file("""
                "IDLink","TS1","TS2","TS3"
                7,-1,2,3
                8,1,1,1
                """);

        List<RecordedView> views = Recording.of(curves).toList();

        assertThat(views).extracting(RecordedView::page).containsExactly("8", "7", "7", "7");
        assertThat(views).extracting(RecordedView::address).doesNotHaveDuplicates();
        assertThat(views).extracting(RecordedView::at).containsExactly(Instant.EPOCH, Instant.EPOCH.plusSeconds(1_200),
                Instant.EPOCH.plusSeconds(1_201), Instant.EPOCH.plusSeconds(2_400));
    }

    @Test
    void theRhythmIsThatOfTheRecordingAndFaster() throws Exception {
        Path table = file("""
                time,page,visitor
                2026-03-01T12:00:00Z,%1$s,ann
                2026-03-01T12:01:00Z,%1$s,bob
                """.formatted(ARTICLE));
        long begun = System.nanoTime();

        play(table, "--speed", "120");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(500),
                Duration.ofSeconds(10));
    }

    @Test
    void aPartOfTheViewsKeepsTheirProportions() throws Exception {
        Path table = file("time,page,visitor\n" + ("2026-03-01T12:00:00Z," + ARTICLE + ",ann\n").repeat(40));

        assertThat(play(table, "--speed", "max", "--part", "0.25").sent()).isEqualTo(10);
    }

    @Test
    void anOptionThatIsNoneIsRefusedWithTheUsage() {
        for (List<String> wrong : List.of(List.<String>of(), List.of("f", "--speed"), List.of("f", "--speed", "0"),
                List.of("f", "--ids", "guess"), List.of("f", "--loud", "1"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> ReplayOptions.of(wrong))
                    .withMessage(ReplayOptions.USAGE);
        }
    }

    private Replay.Outcome play(Path file, String... options) throws Exception {
        var arguments = new java.util.ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Replay(address, address).play(ReplayOptions.of(arguments));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("recording"), text);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
