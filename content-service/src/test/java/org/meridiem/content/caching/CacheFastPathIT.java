package org.meridiem.content.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.Patience;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;

/// A reader who keeps the connection gets from the connection what the framework gives, until something changes.
@QuarkusTest
@ContentServers
class CacheFastPathIT {

    @TestHTTPResource("/")
    URI service;

    @Inject
    MeterRegistry meters;

    @Inject
    Routed routed;

    /// Requests that came as far as the framework's routes.
    @Singleton
    static class Routed {
        private final AtomicInteger requests = new AtomicInteger();

        void register(@Observes Router router) {
            router.route().order(Integer.MIN_VALUE + 1).handler(context -> {
                requests.incrementAndGet();
                context.next();
            });
        }
    }

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
        Patience.await().until(() -> meters.get("meridiem.cache.certain").gauge().value() == 1);
    }

    @Test
    void theAnswerOnTheConnectionIsTheFrameworksToTheByte() {
        String path = published(article());

        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("Accept-Encoding", "gzip"),
                Map.of("Accept", "application/json;q=0.5, */*;q=0.1"), Map.of("If-None-Match", "*"),
                Map.of("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"))) {
            // What other tests left to be done may purge something that the answer is made of, between two requests.
            Patience.await().untilAsserted(() -> {
                try (var reader = new Reader()) {
                    HttpResponse<byte[]> framework = reader.get(path, headers);
                    reader.get(path, headers);
                    int before = routed.requests.get();
                    double counted = requests();
                    HttpResponse<byte[]> connection = reader.get(path, headers);

                    assertThat(routed.requests.get()).isEqualTo(before);
                    assertThat(requests()).isEqualTo(counted + 1);
                    assertThat(connection.statusCode()).isEqualTo(framework.statusCode());
                    assertThat(connection.body()).isEqualTo(framework.body());
                    assertThat(connection.headers()).isEqualTo(framework.headers());
                }
            });
        }
    }

    @Test
    void parametersInAnyOrderAreAnsweredOnTheConnection() {
        published(article());
        Patience.await().untilAsserted(() -> {
            try (var reader = new Reader()) {
                reader.get("/v1/articles?section=ai&limit=3", Map.of());
                HttpResponse<byte[]> framework = reader.get("/v1/articles?section=ai&limit=3", Map.of());
                int before = routed.requests.get();

                HttpResponse<byte[]> connection = reader.get("/v1/articles?limit=3&section=ai", Map.of());

                assertThat(routed.requests.get()).isEqualTo(before);
                assertThat(connection.body()).isEqualTo(framework.body());
            }
        });
    }

    @Test
    void anEditShowsAtOnceOnTheSameConnection() throws Exception {
        ArticleFixture fixture = article();
        Written written = Newsroom.publish(fixture);
        String path = "/v1/articles/" + fixture.slug();
        try (var reader = new Reader()) {
            for (int i = 0; i < 4; i++) {
                assertThat(text(reader.get(path, Map.of()))).contains("A good harvest reaches the shops.");
            }

            Written edited = written.patch("editor", Map.of("dek", "Other words.")).step("publisher", "publish");
            assertThat(text(reader.get(path, Map.of()))).contains("Other words.");

            edited.step("publisher", "takeDown");
            assertThat(reader.get(path, Map.of()).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void whatIsNotForEverybodyAlikeIsTheFrameworks() throws Exception {
        String path = published(article());
        try (var reader = new Reader()) {
            for (int i = 0; i < 3; i++) {
                reader.get(path, Map.of());
            }
            int before = routed.requests.get();

            assertThat(reader.get(path, Map.of("Accept", "text/html")).statusCode()).isEqualTo(406);
            assertThat(reader.get(path, Map.of("Origin", "https://elsewhere.example")).statusCode()).isEqualTo(200);
            assertThat(reader.send("HEAD", path, Map.of()).body()).isEmpty();
            assertThat(reader.send("POST", path, Map.of()).statusCode()).isEqualTo(405);
            assertThat(reader.get(path + ";a=1", Map.of()).statusCode()).isNotEqualTo(500);
            assertThat(routed.requests.get()).isEqualTo(before + 5);
        }
    }

    private double requests() {
        return meters.get("http.server.requests").timers().stream().mapToDouble(timer -> timer.count()).sum();
    }

    private static String published(ArticleFixture article) {
        Newsroom.publish(article);
        return "/v1/articles/" + article.slug();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /// One reader with one connection.
    private final class Reader implements AutoCloseable {

        private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        HttpResponse<byte[]> get(String path, Map<String, String> headers) throws Exception {
            return send("GET", path, headers);
        }

        HttpResponse<byte[]> send(String method, String path, Map<String, String> headers) throws Exception {
            var request = HttpRequest.newBuilder(service.resolve(path)).method(method,
                    HttpRequest.BodyPublishers.noBody());
            headers.forEach(request::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
