package org.meridiem.content.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.AbstractComparableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.outbound.OutboundException.Reason;

import com.sun.net.httpserver.HttpExchange;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;

/// What really goes over the wire. 127.0.0.1 plays the public internet here, every other address is inside.
class SafeHttpClientTest {

    private static Vertx vertx;

    private final Receiver receiver = new Receiver();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aPostArrivesAsItWasGivenAndItsAnswerComesBack() throws OutboundException {
        receiver.answering(exchange -> {
            exchange.getResponseHeaders().set("X-Kind", "full");
            exchange.sendResponseHeaders(201, 0);
            exchange.getResponseBody().write("thanks".getBytes(UTF_8));
        });
        OutboundAnswer answer = client(Map.of()).call(OutboundCall.post(receiver.url("/in?a=%2F"),
                Map.of("content-type", "application/json"), "{\"ü\":1}".getBytes(UTF_8), Duration.ofSeconds(5), 100));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("x-kind")).contains("full");
        assertThat(answer.body()).asString(UTF_8).isEqualTo("thanks");
        assertThat(answer.cut()).isFalse();
        Receiver.Received got = receiver.received().getFirst();
        assertThat(got.method()).isEqualTo("POST");
        assertThat(got.target()).hasToString("/in?a=%2F");
        assertThat(got.body()).asString(UTF_8).isEqualTo("{\"ü\":1}");
        assertThat(got.headers()).containsEntry("Host", "127.0.0.1:" + receiver.port())
                .doesNotContainKeys("traceparent", "Authorization", "Cookie", "Accept-Encoding");
    }

    @Test
    void aNameThatIsBoundAnewBetweenCheckAndConnectionLeadsToTheCheckedAddressOnly() throws OutboundException {
        try (Receiver inside = new Receiver("127.0.0.2", receiver.port())) {
            var asked = new AtomicInteger();
            SafeHttpClient client = client((host, within) -> List
                    .of(InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")));
            URI url = URI.create("http://rebinding.example:" + receiver.port() + "/");
            assertThat(client.call(get(url)).status()).isEqualTo(204);
            assertThat(asked).hasValue(1);
            assertThat(receiver.received()).hasSize(1);
            assertThat(receiver.received().getFirst().headers()).containsEntry("Host",
                    "rebinding.example:" + receiver.port());

            assertThatReason(client, get(url)).isEqualTo(Reason.REFUSED);
            assertThat(inside.received()).isEmpty();
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2:%d/", "http://[::1]:%d/", "http://inside.example:%d/", "//127.0.0.2:%d/",
            "file:///etc/passwd", "gopher://127.0.0.1:%d/", "http://user:secret@127.0.0.1:%d/",
            "http://2130706433:%d/"})
    void aRedirectToSomethingInsideIsNotFollowed(String location) {
        try (Receiver inside = new Receiver("127.0.0.2", receiver.port())) {
            receiver.answering(302, "Location", location.replace("%d", "" + receiver.port()));
            assertThatReason(client(Map.of("inside.example", "127.0.0.2")), get(receiver.url("/")))
                    .isEqualTo(Reason.REFUSED);
            assertThat(inside.received()).isEmpty();
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void aDownloadFollowsThreeRedirectsAndNoFourth() throws OutboundException {
        receiver.answering(exchange -> {
            int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            if (left > 0) {
                exchange.getResponseHeaders().set("Location", "/" + (left - 1));
            }
            exchange.sendResponseHeaders(left > 0 ? 302 : 204, -1);
        });
        OutboundAnswer answer = client(Map.of()).call(get(receiver.url("/3")));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.url()).isEqualTo(receiver.url("/0"));
        assertThatReason(client(Map.of()), get(receiver.url("/4"))).isEqualTo(Reason.REDIRECT);
    }

    @Test
    void aPostFollowsNoRedirect() throws OutboundException {
        receiver.answering(307, "Location", "/elsewhere");
        assertThat(client(Map.of()).call(post(receiver.url("/"))).status()).isEqualTo(307);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aHugeAnswerIsCutOrRefused() throws OutboundException {
        var stopped = new CountDownLatch(2);
        receiver.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[65_536];
            Arrays.fill(chunk, (byte) 'x');
            try {
                for (int i = 0; i < 16_000; i++) {
                    exchange.getResponseBody().write(chunk);
                }
            } catch (IOException e) {
                stopped.countDown();
            }
        });
        OutboundAnswer answer = client(Map.of()).call(post(receiver.url("/")));
        assertThat(answer.cut()).isTrue();
        assertThat(answer.body()).hasSize(1_000);
        assertThatReason(client(Map.of()), get(receiver.url("/"))).isEqualTo(Reason.TOO_LARGE);
        assertThat(stopped).satisfies(latch -> assertThat(latch.await(10, TimeUnit.SECONDS))
                .as("the receiver notices that nobody reads on").isTrue());
    }

    @Test
    void aReceiverThatDripsIsLeftWhenTheTimeIsOver() {
        receiver.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange);
        });
        long start = System.nanoTime();
        assertThatReason(client(Map.of()), new OutboundCall("GET", receiver.url("/"), Map.of(), new byte[0],
                Duration.ofMillis(700), 1_000_000, false, 0)).isEqualTo(Reason.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aSilentReceiverIsLeftAfterTheReadTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            SafeHttpClient client = client(resolver(Map.of()), Map.of("meridiem.outbound.read-timeout", "300ms"));
            assertThatReason(client, get(url)).isEqualTo(Reason.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"})
    void whatIsNotAnAnswerIsNotTakenForOne(String bytes) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread server = Thread.ofVirtual().start(() -> {
                try (Socket socket = other.accept()) {
                    socket.getInputStream().read(new byte[1_024]);
                    socket.getOutputStream().write(bytes.getBytes(UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThatReason(client(Map.of()), get(URI.create("http://127.0.0.1:" + other.getLocalPort() + "/")))
                    .isEqualTo(Reason.BROKEN);
            server.join();
        }
    }

    @Test
    void whereNobodyListensTheNextAddressOfTheHostIsTried() throws OutboundException {
        SafeHttpClient client = client((host, within) -> List.of(InetAddress.ofLiteral("127.0.0.3"),
                InetAddress.ofLiteral("127.0.0.1")), Map.of("meridiem.outbound.trusted", "127.0.0.0/8"));
        assertThat(client.call(post(URI.create("http://two.example:" + receiver.port() + "/"))).status())
                .isEqualTo(204);
        receiver.close();
        assertThatReason(client, post(URI.create("http://two.example:" + receiver.port() + "/")))
                .isEqualTo(Reason.CONNECT);
    }

    @Test
    void theCertificateMustBeForTheNameThatWasTypedIn(@TempDir Path directory) throws Exception {
        Path store = directory.resolve("server.p12");
        Path pem = directory.resolve("server.pem");
        keytool("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=hooks.example", "-ext",
                "san=dns:hooks.example", "-keystore", store.toString(), "-storepass", "changeit");
        keytool("-exportcert", "-rfc", "-alias", "a", "-keystore", store.toString(), "-storepass", "changeit", "-file",
                pem.toString());
        List<String> names = new CopyOnWriteArrayList<>();
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0).setSsl(true)
                .setSni(true).setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword("changeit")))
                .requestHandler(request -> {
                    names.add(request.connection().indicatedServerName());
                    request.response().setStatusCode(204).end();
                });
        int port = server.listen().toCompletionStage().toCompletableFuture().get().actualPort();
        Map<String, String> settings = Map.of("meridiem.outbound.certificates", pem.toString());
        SafeHttpClient client = client(resolver(Map.of("hooks.example", "127.0.0.1", "other.example", "127.0.0.1")),
                settings);

        assertThat(client.call(post(URI.create("https://hooks.example:" + port + "/"))).status()).isEqualTo(204);
        assertThat(names).containsExactly("hooks.example");
        assertThatReason(client, post(URI.create("https://other.example:" + port + "/"))).isEqualTo(Reason.TLS);
        assertThatReason(client, post(URI.create("https://127.0.0.1:" + port + "/"))).isEqualTo(Reason.TLS);
        assertThatReason(client(Map.of("hooks.example", "127.0.0.1")),
                post(URI.create("https://hooks.example:" + port + "/"))).as("without that certificate")
                .isEqualTo(Reason.TLS);
        assertThat(names).hasSize(1);
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void drip(HttpExchange exchange) {
        try {
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // The client went away, as it should.
        }
    }

    private static AbstractComparableAssert<?, Reason> assertThatReason(SafeHttpClient client,
            OutboundCall call) {
        var thrown = assertThatExceptionOfType(OutboundException.class).isThrownBy(() -> client.call(call)).actual();
        return assertThat(thrown.reason());
    }

    private static OutboundCall get(URI url) {
        return OutboundCall.download(url, Map.of(), Duration.ofSeconds(5), 1_000);
    }

    private static OutboundCall post(URI url) {
        return OutboundCall.post(url, Map.of(), new byte[0], Duration.ofSeconds(5), 1_000);
    }

    private static SafeHttpClient client(Map<String, String> names) {
        return client(resolver(names));
    }

    private static SafeHttpClient client(HostResolver resolver) {
        return client(resolver, Map.of());
    }

    private static SafeHttpClient client(HostResolver resolver, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("meridiem.outbound.trusted", "127.0.0.1/32"));
        all.putAll(settings);
        OutboundConfig config = Settings.of(all);
        return new SafeHttpClient(vertx, new OutboundRules(config, resolver), config);
    }

    private static HostResolver resolver(Map<String, String> names) {
        return (host, within) -> {
            if (!names.containsKey(host)) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.ofLiteral(names.get(host)));
        };
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                .toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor()).as(() -> {
            try {
                return new String(process.getInputStream().readAllBytes(), UTF_8);
            } catch (IOException e) {
                return e.toString();
            }
        }).isZero();
    }
}
