package org.meridiem.content.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.core.ThrowingRunnable;
import org.meridiem.content.outbound.Receiver;
import org.meridiem.content.outbound.Receiver.Received;
import org.meridiem.testkit.Patience;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/// A webhook with its receiver, for the time of a test.
final class Subscription implements AutoCloseable {

    static final String WEBHOOKS = "/v1/editorial/webhooks";
    static final List<String> ALL = List.of("article.published", "article.updated", "article.unpublished",
            "article.takenDown", "article.deleted");

    final Receiver receiver = new Receiver();
    final UUID id;
    final String secret;

    private Subscription(Map<String, ?> members) {
        Map<String, Object> webhook = new HashMap<>(
                Map.of("name", "Test", "url", receiver.url("/in").toString(), "eventTypes", ALL));
        webhook.putAll(members);
        Response answer = as("admin").body(webhook).post(WEBHOOKS);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        id = UUID.fromString(answer.path("id"));
        secret = answer.path("secret");
    }

    static Subscription toEverything() {
        return with(Map.of());
    }

    /// @param members beside name, url and event types
    static Subscription with(Map<String, ?> members) {
        return new Subscription(members);
    }

    String path() {
        return WEBHOOKS + "/" + id;
    }

    JsonPath read() {
        return as("admin").get(path()).then().statusCode(200).extract().jsonPath();
    }

    void patch(Map<String, ?> patch) {
        Response answer = as("admin").header("If-Match", "*").body(patch).patch(path());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /// Its deliveries about an article, newest first.
    JsonPath deliveries(String article) {
        return as("admin").queryParam("article", article).get(path() + "/deliveries").then().statusCode(200).extract()
                .jsonPath();
    }

    JsonPath delivery(String delivery) {
        return as("admin").get(path() + "/deliveries/" + delivery).then().statusCode(200).extract().jsonPath();
    }

    /// Waits until all deliveries about the article are in the state.
    void await(String article, String status, int count) {
        soon(() -> assertThat(deliveries(article).getList("items.status")).hasSize(count).containsOnly(status));
    }

    /// Waits until its newest delivery about the article was tried so often.
    JsonPath tried(String article, int attempts) {
        soon(() -> assertThat(deliveries(article).getInt("items[0].attempts")).isEqualTo(attempts));
        return delivery(deliveries(article).getString("items[0].id"));
    }

    /// What came about an article, in the order in which it came.
    List<Received> about(String article) {
        return receiver.received().stream()
                .filter(request -> article.equals(JsonPath.from(text(request)).getString("data.id"))).toList();
    }

    static String text(Received request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    static void soon(ThrowingRunnable assertion) {
        Patience.await().untilAsserted(assertion);
    }

    @Override
    public void close() {
        as("admin").header("If-Match", "*").delete(path());
        receiver.close();
    }
}
