package org.meridiem.trending.collector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;
import org.meridiem.trending.TestedTrending;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;

/// What abusers send: it is answered like everything else, dropped under its reason, and nothing stays of it.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class HostileBeaconsIT {

    private static final String ARTICLE = "01990d2f-6a00-7c31-9b52-3f0e5d7a1c01";
    private static final String VIEW = "{\"article\":\"" + ARTICLE + "\",\"event\":\"view\"}";
    private static final int BATCHES = 2_000;
    private static final int BATCH = 50;

    @TestHTTPResource("/v1/views")
    URI views;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    MeterRegistry meters;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @BeforeEach
    void isReady() {
        Patience.await().until(() -> given().get(management.resolve("/q/health/ready")).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "IBM1047"})
    void anotherCharsetIsMalformedOrReadAsWhatItSays(String charset) throws Exception {
        double before = dropped("malformed") + accepted();

        post("198.51.100.77", ("{\"article\":\"" + ARTICLE + "\",\"event\":\"view\",\"ref\":\"é\"}")
                .getBytes(Charset.forName(charset)));

        Patience.await().until(() -> dropped("malformed") + accepted() == before + 1);
    }

    @Test
    void deepNestingIsMalformed() throws Exception {
        double before = dropped("malformed");

        post("198.51.100.78", ("{\"events\":" + "[".repeat(30_000)).getBytes(StandardCharsets.US_ASCII));
        post("198.51.100.78", "{\"a\":".repeat(10_000).getBytes(StandardCharsets.US_ASCII));

        Patience.await().until(() -> dropped("malformed") == before + 2);
    }

    @Test
    void anOverlongTextHasAReasonOfItsOwn() throws Exception {
        double before = dropped("too-long");

        post("198.51.100.79", VIEW.replace("}", ",\"ref\":\"" + "a".repeat(5_000) + "\"}")
                .getBytes(StandardCharsets.US_ASCII));

        Patience.await().until(() -> dropped("too-long") == before + 1);
    }

    @Test
    void oneVisitorMaySendSoMuchAndTheNeighbourTakesNoHarm() throws Exception {
        double before = dropped("visitor-over-limit");
        double taken = before + accepted();
        String batch = "{\"events\":[" + String.join(",", Collections.nCopies(BATCH, VIEW)) + "]}";

        for (int i = 0; i < 6; i++) {
            post("198.51.101.1", batch.getBytes(StandardCharsets.US_ASCII));
        }

        Patience.await().until(() -> dropped("visitor-over-limit") + accepted() >= taken + 6 * BATCH);
        assertThat(dropped("visitor-over-limit")).isGreaterThanOrEqualTo(before + 6 * BATCH - 130);
        double accepted = accepted();
        post("198.51.101.2", VIEW.getBytes(StandardCharsets.US_ASCII));
        Patience.await().until(() -> accepted() == accepted + 1);
    }

    @Test
    void aHundredThousandInventedArticlesLeaveNoState() throws Exception {
        // Given
        long before = changelogs();
        double accepted = accepted();

        // When
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int wave = 0; wave < BATCHES / 100; wave++) {
                List<CompletableFuture<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    int sender = wave * 100 + i;
                    String events = IntStream.range(0, BATCH)
                            .mapToObj(_ -> "{\"article\":\"" + UUID.randomUUID() + "\",\"event\":\"view\"}")
                            .collect(Collectors.joining(","));
                    answers.add(client.sendAsync(request("10.%d.%d.1".formatted(sender >> 8, sender & 0xFF),
                            ("{\"events\":[" + events + "]}").getBytes(StandardCharsets.US_ASCII)),
                            HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode));
                }
                assertThat(answers).extracting(CompletableFuture::get).containsOnly(202);
            }
        }

        // Then
        Patience.await().until(() -> accepted() == accepted + BATCHES * BATCH);
        Patience.await().untilAsserted(() -> assertThat(judged()).isGreaterThanOrEqualTo(BATCHES * BATCH));
        assertThat(changelogs() - before).as("records of state").isLessThan(1_000);
        assertThat(given().get("/v1/trending?section=invented").jsonPath().getList("items")).isEmpty();
    }

    /// How much state was ever written.
    private long changelogs() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.get("bootstrap.servers")))) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith("-changelog")).toList();
            Map<TopicPartition, OffsetSpec> ends = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream().mapToLong(end -> end.offset()).sum();
        }
    }

    private double judged() {
        return meters.find("meridiem.engagement").tag("verdict", "unknown-article").counters().stream()
                .mapToDouble(Counter::count).sum();
    }

    private double accepted() {
        return meters.get("meridiem.beacon.accepted").functionCounter().count();
    }

    private double dropped(String reason) {
        return meters.get("meridiem.beacon.dropped").tag("reason", reason).counter().count();
    }

    private void post(String address, byte[] body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request(address, body), HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(202);
        }
    }

    private HttpRequest request(String address, byte[] body) {
        return HttpRequest.newBuilder(views).header("User-Agent", "Firefox").header("Origin", "https://news.example")
                .header("X-Forwarded-For", address).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }
}
