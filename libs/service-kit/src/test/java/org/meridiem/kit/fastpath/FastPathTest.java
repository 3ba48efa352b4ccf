package org.meridiem.kit.fastpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.testkit.Patience;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/// A client notices nothing of the fast path but its speed: every request has its answer, in its turn, whichever way it went.
class FastPathTest {

    private static final String FAST = "fast";
    private static final String FRAMEWORK = "framework";
    private static final int LARGE = 200_000;
    private static final AtomicInteger LARGE_ANSWERS = new AtomicInteger();
    private static final AtomicInteger POSTS = new AtomicInteger();

    private static Vertx vertx;
    private static int port;
    private static int compressing;

    @BeforeAll
    static void listen() throws Exception {
        vertx = Vertx.vertx();
        port = listen(new HttpServerOptions().setIdleTimeout(30));
        compressing = listen(new HttpServerOptions().setCompressionSupported(true));
    }

    private static int listen(HttpServerOptions options) throws Exception {
        Router router = Router.router(vertx);
        router.route().order(Integer.MIN_VALUE)
                .handler(context -> FastPathInstaller.look(context, new TwoWays()));
        router.route("/later").handler(context -> {
            context.request().resume();
            vertx.setTimer(5, _ -> answer(context.response(), context.request().uri()));
        });
        router.route("/blocking").handler(context -> vertx.executeBlocking(() -> 1)
                .onComplete(_ -> answer(context.response(), context.request().uri())));
        router.route("/interim").handler(context -> {
            context.response().writeContinue();
            vertx.setTimer(5, _ -> answer(context.response(), context.request().uri()));
        });
        router.post().handler(context -> {
            POSTS.incrementAndGet();
            context.request().body()
                    .onSuccess(body -> answer(context.response(), context.request().uri() + ":" + body.length()));
        });
        router.route().handler(context -> answer(context.response(), context.request().uri()));
        // Without WebSockets, as a service is.
        options.setHost("127.0.0.1").setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
            if (request.uri().startsWith("/refused")) {
                // Answered before any route.
                vertx.setTimer(5, _ -> answer(request.response(), request.uri()));
            } else {
                router.handle(request);
            }
        });
        return server.listen(0).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).actualPort();
    }

    private static void answer(io.vertx.core.http.HttpServerResponse response, String uri) {
        response.putHeader("way", FRAMEWORK).end(uri);
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void fromTheThirdRequestOnItIsAnsweredOnTheConnection() throws IOException {
        try (var client = new Client(port)) {
            assertThat(client.inTurn("GET /fast/1", "GET /fast/2", "GET /fast/3"))
                    .containsExactly("framework /fast/1", "framework /fast/2", "fast /fast/3");
        }
    }

    @Test
    void aPostWithItsBodyIsAnsweredOnTheConnectionAndOneInPiecesByTheFramework() throws Exception {
        try (var client = new Client(port)) {
            client.inTurn("GET /fast/1", "GET /fast/2");
            client.send("POST /fast/3 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde");
            assertThat(client.read()).isEqualTo("fast /fast/3:5");

            int posts = POSTS.get();
            client.send("POST /fast/4 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab");
            Patience.await().until(() -> POSTS.get() > posts);
            client.send("cde");
            assertThat(client.read()).isEqualTo("framework /fast/4:5");
            assertThat(client.inTurn("GET /fast/5")).containsExactly("fast /fast/5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /later", "GET /blocking", "GET /interim", "GET /plain", "GET /refused",
            "GET /declined", "GET /failing"})
    void whatComesAfterAnUnansweredRequestWaitsForItsTurn(String before) throws IOException {
        try (var client = new Client(port)) {
            client.inTurn("GET /fast/1", "GET /fast/2");

            List<String> answers = client.atOnce("GET /fast/3", before, "GET /fast/4", "GET /fast/5");

            assertThat(answers).map(answer -> answer.split(" ")[1]).containsExactly("/fast/3", before.substring(4),
                    "/fast/4", "/fast/5");
            assertThat(answers.getFirst()).startsWith(FAST);
            assertThat(client.inTurn("GET /fast/6")).containsExactly("fast /fast/6");
        }
    }

    @Test
    void anyMixOfRequestsInAnyPiecesIsAnsweredInOrder() throws Exception {
        var random = new Random(20_261_126);
        List<String> paths = List.of("/fast/", "/fast/", "/later", "/blocking", "/interim", "/plain", "/refused",
                "/declined", "/failing");
        int fast = 0;
        for (int round = 0; round < 40; round++) {
            try (var client = new Client(port)) {
                List<String> expected = new ArrayList<>();
                var requests = new StringBuilder();
                for (int i = 0; i < 60; i++) {
                    String path = paths.get(random.nextInt(paths.size())) + "?" + i;
                    boolean body = random.nextInt(4) == 0;
                    requests.append(body ? "POST " : "GET ").append(path).append(" HTTP/1.1\r\nHost: a\r\n")
                            .append(body ? "Content-Length: 3\r\n\r\nabc" : "\r\n");
                    expected.add(path);
                }
                for (int sent = 0; sent < requests.length();) {
                    int end = Math.min(requests.length(), sent + 1 + random.nextInt(400));
                    client.send(requests.substring(sent, end));
                    sent = end;
                }
                for (String path : expected) {
                    String answer = client.read();
                    fast += answer.startsWith(FAST) ? 1 : 0;
                    assertThat(answer.split(" ")[1].split(":")[0]).as("round %d", round).isEqualTo(path);
                }
            }
        }
        assertThat(fast).as("answers on the connection").isPositive();
    }

    @Test
    void whoeverPipelinesFromTheFirstByteOnIsAnsweredInOrder() throws IOException {
        try (var client = new Client(port)) {
            List<String> requests = List.of("GET /refused?1", "GET /refused?2", "GET /fast/3", "GET /later?4",
                    "GET /fast/5", "GET /fast/6");

            assertThat(client.atOnce(requests.toArray(String[]::new))).map(answer -> "GET " + answer.split(" ")[1])
                    .isEqualTo(requests);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /fast/3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /fast/3 HTTP/1.0\r\nHost: a\r\n\r\n"})
    void aConnectionThatIsToBeClosedIsClosedByTheFramework(String last) throws IOException {
        try (var client = new Client(port)) {
            client.inTurn("GET /fast/1", "GET /fast/2");

            client.send(last + "GET /fast/4 HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(client.read()).isEqualTo("framework /fast/3");
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void nothingIsAnsweredAfterGarbage() throws IOException {
        try (var client = new Client(port)) {
            client.inTurn("GET /fast/1", "GET /fast/2");

            client.send("GET /fast/3 HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\nGET /fast/4 HTTP/1.1\r\n\r\n");

            assertThat(client.readToEnd()).contains(" 400 ").doesNotContain(FAST);
        }
    }

    @Test
    void aClientThatReadsNothingIsSlowedDownAndLosesNothing() throws Exception {
        int asked = 1_000;
        try (var client = new Client(port)) {
            client.inTurn("GET /fast/1", "GET /fast/2");
            LARGE_ANSWERS.set(0);
            Thread sender = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < asked; i++) {
                    client.send("GET /fast/large HTTP/1.1\r\nHost: a\r\n\r\n");
                }
            });
            var quiet = new Object() {
                private int before = -1;
            };
            // Until nothing moves any more.
            Patience.await().pollInterval(Duration.ofMillis(300)).until(() -> {
                int before = quiet.before;
                quiet.before = LARGE_ANSWERS.get();
                return before == quiet.before && before > 0;
            });

            assertThat(LARGE_ANSWERS.get()).as("answers in memory, of %d asked for", asked).isLessThan(asked / 5);
            for (int i = 0; i < asked; i++) {
                assertThat(client.read()).contains(" /fast/large");
            }
            sender.join();
        }
    }

    @Test
    void answersThatAreCompressedOnTheirWayAreTheFrameworks() throws IOException {
        try (var client = new Client(compressing)) {
            assertThat(client.inTurn("GET /fast/1", "GET /fast/2", "GET /fast/3", "GET /fast/4"))
                    .allMatch(answer -> answer.startsWith(FRAMEWORK));
        }
    }

    @Test
    void aHeadHasOneLinePerHeader() {
        assertThat(new String(ResponseHead.of(304).add("ETag", "\"a\"").add("Vary", "Accept").bytes(),
                StandardCharsets.ISO_8859_1))
                .isEqualTo("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nVary: Accept\r\n\r\n");
        assertThatThrownBy(() -> ResponseHead.of(200).add("Link", "a\r\nSet-Cookie: b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Answers what begins with `/fast/` and `/failing`; the rest is the framework's.
    private static final class TwoWays implements FastPath {

        @Override
        public boolean takes(HttpRequest request) {
            return request.uri().startsWith("/fast/") || request.uri().startsWith("/declined")
                    || request.uri().startsWith("/failing");
        }

        @Override
        public @Nullable ByteBuf answer(HttpRequest request, ByteBuf body, Channel connection) {
            if (request.uri().startsWith("/declined")) {
                return null;
            }
            if (request.uri().startsWith("/failing")) {
                throw new IllegalStateException("on purpose");
            }
            String text = request.uri() + (body.isReadable() ? ":" + body.readableBytes() : "");
            if (request.uri().equals("/fast/large")) {
                LARGE_ANSWERS.incrementAndGet();
                text += "x".repeat(LARGE);
            }
            byte[] head = ResponseHead.of(200).add("way", FAST).add("content-length", "" + text.length()).bytes();
            return connection.alloc().directBuffer().writeBytes(head)
                    .writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// A connection, and what comes back on it: the way and the body of each answer.
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /// Sends each request when the one before is answered.
        List<String> inTurn(String... lines) throws IOException {
            List<String> answers = new ArrayList<>();
            for (String line : lines) {
                answers.addAll(atOnce(line));
            }
            return answers;
        }

        /// Sends all requests in one piece.
        List<String> atOnce(String... lines) throws IOException {
            var requests = new StringBuilder();
            for (String line : lines) {
                requests.append(line).append(" HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n");
            }
            send(requests.toString());
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < lines.length; i++) {
                answers.add(read());
            }
            return answers;
        }

        void send(String text) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        String read() throws IOException {
            String status = line();
            String way = "";
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] parts = line.split(": ?", 2);
                if (parts[0].equalsIgnoreCase("way")) {
                    way = parts[1];
                } else if (parts[0].equalsIgnoreCase("content-length")) {
                    length = Integer.parseInt(parts[1]);
                }
            }
            if (status.contains(" 100 ")) {
                return read();
            }
            return way + " " + new String(in.readNBytes(length), StandardCharsets.US_ASCII);
        }

        String readToEnd() throws IOException {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("closed after " + line);
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.US_ASCII).strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
