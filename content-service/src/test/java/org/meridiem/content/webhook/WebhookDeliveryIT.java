package org.meridiem.content.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;
import static org.meridiem.content.webhook.Subscription.soon;
import static org.meridiem.content.webhook.Subscription.text;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.audit.AuditEntries;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.content.outbound.Receiver.Received;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EventCodec;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/// Receivers are told of public changes, whatever they answer and whatever dies.
@QuarkusTest
@ContentServers
class WebhookDeliveryIT {

    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void everyPublicChangeArrivesSignedInOrderAndAsKafkaHasIt() throws Exception {
        try (var subscription = Subscription.toEverything(); var kafka = new ArticleEvents()) {
            Written article = Newsroom.publish(article());
            article = article.patch("editor", Map.of("headline", "Tea prices fall again"))
                    .step("publisher", "publish").step("publisher", "unpublish").step("publisher", "publish");
            subscription.await(article.id(), "delivered", 4);
            article = article.step("publisher", "takeDown").step("publisher", "archive");
            as("admin").header("If-Match", "*").delete(article.path()).then().statusCode(204);
            subscription.await(article.id(), "delivered", 6);

            List<Received> came = subscription.about(article.id());
            assertThat(came).extracting(request -> JsonPath.from(text(request)).getString("type")).containsExactly(
                    "article.published", "article.updated", "article.unpublished", "article.published",
                    "article.takenDown", "article.deleted");
            assertThat(came).extracting(request -> JsonPath.from(text(request)).getInt("data.version"))
                    .containsExactly(1, 2, 3, 4, 5, 6);
            List<ArticleEvent> events = kafka.await(article.id(), 6);
            for (int i = 0; i < came.size(); i++) {
                Received request = came.get(i);
                ReferenceVerifier.verify(subscription.secret, text(request), request.headers());
                assertThat(request.headers()).containsEntry("Content-Type", "application/json")
                        .containsEntry("webhook-id", events.get(i).attributes().id().toString())
                        .doesNotContainKey("traceparent");
                assertThat(text(request)).contains("\"timestamp\":\"" + events.get(i).attributes().time() + "\"")
                        .endsWith(",\"data\":"
                                + new String(EventCodec.ARTICLES.encode(events.get(i)).value(), UTF_8) + "}")
                        .doesNotContain("The harvest was", "updatedBy", "createdBy");
            }
            assertThat(text(came.get(4))).as("what had to go leaves no text").doesNotContain("Tea prices");
        }
    }

    @Test
    void draftsAndRefusedStepsTellNobody() {
        try (var subscription = Subscription.toEverything()) {
            Written draft = Newsroom.write("editor", article());
            draft.patch("editor", Map.of("headline", "Still a secret")).step("editor", "submit");
            Newsroom.transition("publisher", draft.id(), "*", Map.of("transition", "publish")).then().statusCode(409);
            Written published = Newsroom.publish(article());
            subscription.await(published.id(), "delivered", 1);
            assertThat(subscription.deliveries(draft.id()).getList("items")).isEmpty();
            assertThat(subscription.receiver.received()).noneMatch(request -> text(request).contains("Still a secret"));
        }
    }

    @Test
    void ofACommentThatReadersSeeNobodyIsToldButOfTheNextChangeTheyAre() {
        try (var subscription = Subscription.toEverything()) {
            Written published = Newsroom.publish(article().with("commentModeration", "post"));
            as("reader").body(Map.of("text", "Said " + UUID.randomUUID()))
                    .post("/v1/articles/" + published.slug() + "/comments").then().statusCode(201);
            soon(() -> given().get("/v1/articles/" + published.slug()).then().body("commentCount",
                    equalTo(1)));
            published.patch("editor", Map.of("dek", "Another one")).step("publisher", "publish");

            subscription.await(published.id(), "delivered", 2);
            assertThat(subscription.about(published.id()))
                    .extracting(request -> JsonPath.from(text(request)).getInt("data.version")).containsExactly(1, 3);
        }
    }

    @Test
    void whatFailsIsSentAgainLaterWithTheSameIdAndANewSignature() throws Exception {
        try (var subscription = Subscription.toEverything()) {
            subscription.receiver.answering(exchange -> {
                exchange.sendResponseHeaders(500, 0);
                exchange.getResponseBody().write("out of order\u0000".getBytes(UTF_8));
            });
            Written article = Newsroom.publish(article());
            JsonPath failed = subscription.tried(article.id(), 1);
            assertThat(failed.getString("status")).isEqualTo("pending");
            assertThat(failed.getString("nextAttemptAt")).isGreaterThan(failed.getString("log[0].at"));
            assertThat(failed.getInt("log[0].status")).isEqualTo(500);
            assertThat(failed.getString("log[0].answer")).isEqualTo("out of order\uFFFD");
            assertThat(failed.getString("body")).isEqualTo(text(subscription.about(article.id()).getFirst()));
            assertThat(subscription.read().getString("failingSince")).isNotNull();

            subscription.receiver.answering(200);
            due(failed.getString("id"));
            subscription.await(article.id(), "delivered", 1);
            List<Received> came = subscription.about(article.id());
            assertThat(came).hasSize(2).extracting(request -> request.headers().get("webhook-id"))
                    .containsOnly(failed.getString("messageId"));
            assertThat(came).extracting(request -> text(request)).containsOnly(failed.getString("body"));
            ReferenceVerifier.verify(subscription.secret, text(came.get(1)), came.get(1).headers());
            assertThat(subscription.delivery(failed.getString("id")).getList("log.status")).containsExactly(200, 500);
            assertThat(subscription.read().getString("failingSince")).isNull();
        }
    }

    @Test
    void aSlowReceiverHoldsUpNobodyElse() {
        try (var slow = Subscription.toEverything(); var fast = Subscription.toEverything()) {
            slow.receiver.answering(exchange -> {
                try {
                    Thread.sleep(20_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            List<Written> articles = IntStream.range(0, 6).mapToObj(i -> Newsroom.publish(article())).toList();
            long start = System.nanoTime();
            articles.forEach(article -> fast.await(article.id(), "delivered", 1));
            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as("milliseconds; one after the other they would take twelve seconds")
                    .isLessThan(4_000);
            assertThat(slow.tried(articles.getFirst().id(), 1).getString("log[0].error")).isEqualTo("timeout");
        }
    }

    @Test
    void aReceiverThatIsGoneIsNotToldAgainUntilItIsSwitchedOn() {
        try (var subscription = Subscription.toEverything()) {
            subscription.receiver.answering(410);
            Written article = Newsroom.publish(article());
            subscription.await(article.id(), "failed", 1);
            JsonPath off = subscription.read();
            assertThat(off.getBoolean("active")).isFalse();
            assertThat(off.getString("disabledReason")).isEqualTo("gone");
            assertThat(off.getString("disabledAt")).isNotNull();
            assertThat(audit(subscription.id)).containsExactly("create admin {}",
                    "disable system {\"reason\": \"gone\"}");
            as("admin").header("If-Match", "\"1\"").body(Map.of("active", true)).patch(subscription.path()).then()
                    .statusCode(412);
            Written unheard = Newsroom.publish(article());

            subscription.receiver.answering(204);
            as("admin").post(subscription.path() + "/deliveries/" + deliveryOf(subscription, article) + "/redeliver")
                    .then().statusCode(409);
            subscription.patch(Map.of("active", true));
            assertThat(subscription.read().getString("disabledReason")).isNull();
            as("admin").post(subscription.path() + "/deliveries/" + deliveryOf(subscription, article) + "/redeliver")
                    .then().statusCode(202);
            subscription.await(article.id(), "delivered", 1);
            assertThat(subscription.about(article.id())).hasSize(2)
                    .extracting(request -> request.headers().get("webhook-id")).containsOnly(
                            subscription.about(article.id()).getFirst().headers().get("webhook-id"));
            assertThat(subscription.deliveries(unheard.id()).getList("items")).isEmpty();
        }
    }

    @Test
    void aReceiverThatFailsForDaysIsSwitchedOffWithAReason() throws SQLException {
        try (var subscription = Subscription.toEverything()) {
            subscription.receiver.answering(500);
            Written article = Newsroom.publish(article());
            subscription.tried(article.id(), 1);
            execute("update webhook set failing_since = now() - interval '6 days' where id = ?", subscription.id);
            due(deliveryOf(subscription, article));
            soon(() -> assertThat(subscription.read().getString("disabledReason")).isEqualTo("failing"));
            assertThat(audit(subscription.id)).last().isEqualTo("disable system {\"reason\": \"failing\"}");
            // What waits goes on when it is switched on again.
            subscription.receiver.answering(204);
            subscription.patch(Map.of("active", true));
            due(deliveryOf(subscription, article));
            subscription.await(article.id(), "delivered", 1);
        }
    }

    @Test
    void afterTheLastRetryADeliveryHasFailedAndCanBeAskedForAgain() throws SQLException {
        try (var subscription = Subscription.toEverything()) {
            subscription.receiver.answering(503, "Retry-After", "7200");
            Written article = Newsroom.publish(article());
            JsonPath asked = subscription.tried(article.id(), 1);
            assertThat(Duration.between(Instant.parse(asked.getString("log[0].at")),
                    Instant.parse(asked.getString("nextAttemptAt")))).isGreaterThan(
                            Duration.ofSeconds(7_100));
            String delivery = asked.getString("id");
            execute("update webhook_delivery set attempts = 9, next_at = now() where id = ?",
                    UUID.fromString(delivery));
            subscription.await(article.id(), "failed", 1);
            subscription.receiver.answering(204);
            as("admin").header("Idempotency-Key", delivery)
                    .post(subscription.path() + "/deliveries/" + delivery + "/redeliver").then().statusCode(202);
            subscription.await(article.id(), "delivered", 1);
            assertThat(audit(subscription.id)).last().asString().startsWith("redeliver admin");
        }
    }

    @Test
    void redirectsAreNotFollowedAndHugeAnswersAreCut() {
        try (var subscription = Subscription.toEverything()) {
            subscription.receiver.answering(302, "Location", subscription.receiver.url("/elsewhere").toString());
            Written moved = Newsroom.publish(article());
            assertThat(subscription.tried(moved.id(), 1).getInt("log[0].status")).isEqualTo(302);
            assertThat(subscription.receiver.received()).extracting(request -> request.target().getPath())
                    .containsOnly("/in");

            subscription.receiver.answering(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("x".repeat(1_000_000).getBytes(UTF_8));
            });
            Written huge = Newsroom.publish(article());
            subscription.await(huge.id(), "delivered", 1);
            assertThat(subscription.delivery(deliveryOf(subscription, huge)).getString("log[0].answer")).hasSize(1_024);
        }
    }

    @Test
    void onlyArticlesOfItsSectionsAreToldAndThoseOnceToldForEver() {
        String section = "s-" + UUID.randomUUID();
        Newsroom.make("sections", Map.of("name", "Sub", "slug", section, "parent", "business"));
        try (var business = Subscription.with(Map.of("sections", List.of("business")));
                var all = Subscription
                        .with(Map.of("eventTypes", List.of("article.published", "article.takenDown")))) {
            Written elsewhere = Newsroom.publish(article());
            Written below = Newsroom.publish(article().with("section", section));
            below = below.patch("editor", Map.of("section", "ai")).step("publisher", "publish");
            business.await(below.id(), "delivered", 2);
            all.await(below.id(), "delivered", 1);
            below.step("publisher", "takeDown");
            business.await(below.id(), "delivered", 3);
            all.await(below.id(), "delivered", 2);
            all.await(elsewhere.id(), "delivered", 1);
            assertThat(business.deliveries(elsewhere.id()).getList("items")).isEmpty();
        }
    }

    @Test
    void publishingGoesOnWhileWebhooksComeAndGo() throws Exception {
        List<Callable<Object>> acts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            acts.add(() -> IntStream.range(0, 4).mapToObj(n -> Newsroom.publish(article())).toList());
            acts.add(() -> {
                for (int n = 0; n < 6; n++) {
                    Subscription.toEverything().close();
                }
                return "done";
            });
        }
        assertThat(AtOnce.all(acts)).hasSize(6);
    }

    private String deliveryOf(Subscription subscription, Written article) {
        return subscription.deliveries(article.id()).getString("items[0].id");
    }

    private List<String> audit(UUID target) {
        return AuditEntries.of(database, target).stream()
                .map(entry -> entry.action() + " " + entry.actor() + " " + entry.details()).toList();
    }

    private void due(String delivery) throws SQLException {
        execute("update webhook_delivery set next_at = now() where id = ?", UUID.fromString(delivery));
    }

    private void execute(String sql, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
