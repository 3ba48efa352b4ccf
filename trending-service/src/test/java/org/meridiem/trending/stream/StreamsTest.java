package org.meridiem.trending.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.testkit.Patience;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.lists.ListView;
import org.meridiem.trending.lists.ListViews;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/// Listeners of all tempers on real connections.
class StreamsTest {

    private static final Subscription SITE = Subscription.of(MultiMap.caseInsensitiveMultiMap());
    private static final int HUGE = 400_000;

    private final AtomicReference<Optional<ListView>> list = new AtomicReference<>(Optional.of(ListViews.of(1, 10)));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final Streams streams = new Streams(_ -> list.get(), vertx, config(), meters);
    private final List<Socket> sockets = new ArrayList<>();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            try {
                streams.join(SITE, request.response().setChunked(true), request.path(),
                        Optional.ofNullable(request.getHeader("Last-Event-ID")).orElse(""));
            } catch (ProblemException e) {
                request.response().setChunked(false).setStatusCode(e.status()).end();
            }
        });
        port = server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get().actualPort();
        streams.start(new StartupEvent());
    }

    @AfterEach
    void close() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        streams.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void everybodyHearsTheListAsItIsAndAsItBecomes() throws IOException {
        // Given
        List<Socket> listeners = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            listeners.add(connect("/" + i / 3, ""));
        }
        Patience.await().until(() -> taken() == 200);

        // When
        change(2, 10);

        // Then
        for (Socket listener : listeners) {
            assertThat(readUntil(listener, "\"version\":2")).contains("retry: 2000", "event: list\nid: ");
        }
    }

    @Test
    void whoHasHeardTheListIsNotToldItAgain() throws IOException {
        // Given
        String id = Frame.of(list.get().orElseThrow(), SITE.limit()).id();

        // When
        Socket returning = connect("/", id);
        Patience.await().until(() -> taken() == 1);
        change(2, 10);

        // Then
        assertThat(readUntil(returning, "\"version\":2")).doesNotContain("\"version\":1");
    }

    @Test
    void aSlowListenerMissesListsAndGetsTheNewestNext() throws IOException {
        // Given
        Socket slow = connect("/", "");
        Patience.await().until(() -> taken() == 1);

        // When
        for (int version = 2; version <= 60; version++) {
            change(version, HUGE);
        }

        // Then
        String heard = readUntil(slow, "\"version\":60");
        assertThat(heard.split("event: list", -1)).hasSizeLessThan(40);
    }

    @Test
    void aListenerThatTakesNothingIsDisconnected() throws IOException {
        // Given
        connect("/", "");
        Patience.await().until(() -> taken() == 1);

        // When
        Patience.await().until(() -> {
            change((int) (System.nanoTime() >>> 8 & 0xFFFFFFF), HUGE);
            return taken() == 0;
        });

        // Then
        assertThat(meters.get("meridiem.stream.slow").counter().count()).isEqualTo(1);
    }

    @Test
    void aNetworkHasSoManySeatsAndGetsThemBack() throws IOException {
        // Given
        Socket first = connect("/same", "");
        connect("/same", "");
        connect("/same", "");
        Patience.await().until(() -> taken() == 3);
        assertThat(readUntil(connect("/same", ""), "\r\n\r\n")).startsWith("HTTP/1.1 429");
        Patience.await().until(() -> taken() == 3);

        // When
        first.close();

        // Then
        Patience.await().until(() -> taken() == 2);
        assertThat(readUntil(connect("/same", ""), "\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void atTheEndEveryStreamEndsInGoodOrderAndNobodyIsLetIn() throws IOException {
        // Given
        Socket listener = connect("/", "");
        readUntil(listener, "\"version\":1");

        // When
        streams.endAll(new ShutdownDelayInitiatedEvent());

        // Then
        assertThat(readUntil(listener, "0\r\n\r\n")).endsWith("0\r\n\r\n");
        assertThat(readUntil(connect("/other", ""), "\r\n\r\n")).startsWith("HTTP/1.1 503");
    }

    @Test
    void aQuietStreamBeats() throws IOException {
        Socket listener = connect("/", "");

        assertThat(readUntil(listener, ":\n\n")).contains("\"version\":1");
    }

    @Test
    void beforeListsCanBeShownNobodyIsLetIn() throws IOException {
        list.set(Optional.empty());

        assertThat(readUntil(connect("/", ""), "\r\n\r\n")).startsWith("HTTP/1.1 503");
    }

    private void change(int version, int bytes) {
        list.set(Optional.of(ListViews.of(version, bytes)));
        streams.changed(ListKey.ofSite(ListKind.TODAY), Optional.empty(), list.get().orElseThrow());
    }

    private double taken() {
        return meters.get("meridiem.stream.listeners").gauge().value();
    }

    /// @param path stands for the network
    private Socket connect(String path, String lastEventId) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(16 * 1024);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nLast-Event-ID: " + lastEventId
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        var read = new StringBuilder();
        byte[] buffer = new byte[65_536];
        while (read.indexOf(end, Math.max(0, read.length() - buffer.length - end.length())) < 0) {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                throw new AssertionError("ended before " + end);
            }
            read.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        return read.toString();
    }

    private static StreamConfig config() {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                .withMapping(StreamConfig.class)
                .withDefaultValues(Map.of("meridiem.stream.listeners-of-network", "3", "meridiem.stream.patience",
                        "PT3S", "meridiem.stream.heartbeat", "PT1S"))
                .build();
        return config.getConfigMapping(StreamConfig.class);
    }
}
