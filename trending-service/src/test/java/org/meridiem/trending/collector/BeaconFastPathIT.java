package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;
import org.meridiem.trending.TestedTrending;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Router;

/// A page whose connection is kept is answered, and counted, on the connection as by the framework.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class BeaconFastPathIT {

    private static final String VIEW = "{\"article\":\"01990d2f-6a00-7c31-9b52-3f0e5d7a1c01\",\"event\":\"view\"}";

    @TestHTTPResource("/v1/views")
    URI views;

    @Inject
    MeterRegistry meters;

    @Inject
    Routed routed;

    /// Requests that came as far as the framework's routes.
    @Singleton
    static class Routed {
        private final AtomicInteger requests = new AtomicInteger();

        void register(@Observes Router router) {
            router.route("/v1/views").order(Integer.MIN_VALUE + 1).handler(context -> {
                requests.incrementAndGet();
                context.next();
            });
        }
    }

    @Test
    void beaconsOnAKeptConnectionAreCountedAndAnsweredAsByTheFramework() throws Exception {
        for (String origin : new String[]{"https://news.example", "https://NEWS.example", "https://else.example"}) {
            boolean known = !origin.contains("else");
            try (HttpClient page = page()) {
                int routedBefore = routed.requests.get();
                double before = known ? accepted() : dropped("foreign-origin");

                HttpResponse<Void> framework = post(page, origin, "203.0.113.1", VIEW);
                post(page, origin, "203.0.113.2", VIEW);
                HttpResponse<Void> connection = post(page, origin, "203.0.113.3", VIEW);
                post(page, origin, "203.0.113.4", VIEW);

                assertThat(routed.requests.get()).isEqualTo(routedBefore + 2);
                assertThat(connection.headers()).isEqualTo(framework.headers());
                Patience.await().until(() -> (known ? accepted() : dropped("foreign-origin")) == before + 4);
            }
        }
    }

    @Test
    void badBodiesOnAKeptConnectionAreDroppedUnderTheirReasons() throws Exception {
        try (HttpClient page = page()) {
            post(page, "https://news.example", "203.0.113.5", VIEW);
            post(page, "https://news.example", "203.0.113.5", VIEW);
            Map<String, String> bodies = Map.of("", "malformed", "\0", "malformed", "[".repeat(5_000), "malformed",
                    VIEW.replace("}", ",\"x\":1}"), "unknown-member", "x".repeat(70_000), "too-large");
            for (Map.Entry<String, String> body : bodies.entrySet()) {
                double before = dropped(body.getValue());

                post(page, "https://news.example", "203.0.113.5", body.getKey());

                Patience.await().until(() -> dropped(body.getValue()) == before + 1);
            }
        }
    }

    private static HttpClient page() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private HttpResponse<Void> post(HttpClient page, String origin, String address, String body) throws Exception {
        HttpResponse<Void> answer = page.send(HttpRequest.newBuilder(views).header("User-Agent", "Firefox")
                .header("Origin", origin).header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer;
    }

    private double accepted() {
        return meters.get("meridiem.beacon.accepted").functionCounter().count();
    }

    private double dropped(String reason) {
        return meters.get("meridiem.beacon.dropped").tag("reason", reason).counter().count();
    }
}
