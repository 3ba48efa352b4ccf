package org.meridiem.content.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.content.outbound.OutboundAnswer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;

/// Who gets which delivery when, with several workers and dying ones. The service's own worker is paused.
@QuarkusTest
@ContentServers
class DeliveryQueueIT {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Inject
    DeliveryQueue queue;

    @Inject
    DeliveryRecords records;

    @Inject
    Courier courier;

    @Inject
    Scheduler scheduler;

    @Inject
    WebhookHousekeeping housekeeping;

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    @BeforeEach
    void pause() {
        Newsroom.catalogue();
        scheduler.pause(Dispatch.IDENTITY);
    }

    @AfterEach
    void resume() {
        scheduler.resume(Dispatch.IDENTITY);
    }

    @Test
    void whatAWorkerTookThatDiedIsSentByAnotherAfterItsLeaseWithTheSameId() {
        try (var subscription = Subscription.toEverything()) {
            Written article = Newsroom.publish(article());
            Claim dead = claim(subscription.id, Duration.ZERO).orElseThrow();
            assertThat(courier.deliverNext(subscription.id)).isTrue();
            assertThat(subscription.about(article.id()).getFirst().headers().get("webhook-id"))
                    .isEqualTo(dead.event().toString());
            assertThat(subscription.deliveries(article.id()).getString("items[0].status")).isEqualTo("delivered");

            // It was not dead after all, only late.
            assertThat(records.record(dead, answered(500), new Verdict.Failed())).isFalse();
            assertThat(subscription.deliveries(article.id()).getString("items[0].status")).isEqualTo("delivered");
            assertThat(courier.deliverNext(subscription.id)).isFalse();
        }
    }

    @Test
    void manyWorkersNeverGetTheSameDelivery() throws Exception {
        try (var subscription = Subscription.toEverything()) {
            List<Written> articles = IntStream.range(0, 8).mapToObj(i -> Newsroom.publish(article())).toList();
            List<UUID> taken = AtOnce.all(16,
                    number -> claim(subscription.id, LEASE).map(Claim::delivery).orElse(null));
            assertThat(taken.stream().filter(Objects::nonNull)).doesNotHaveDuplicates()
                    .hasSizeLessThanOrEqualTo(articles.size());
            while (claim(subscription.id, LEASE).isPresent()) {
                // Who found a row locked went away without one; the rest is there for the next.
            }
            assertThat(queue.waiting(10)).doesNotContainKey(subscription.id);
        }
    }

    @Test
    void aLaterEventWaitsForAnEarlierOneButNotForItsRetries() {
        try (var subscription = Subscription.toEverything()) {
            Written article = Newsroom.publish(article()).step("publisher", "unpublish");
            Written other = Newsroom.publish(article());
            assertThat(queue.waiting(10)).containsEntry(subscription.id, 2);
            Claim published = claim(subscription.id, LEASE).orElseThrow();
            assertThat(published.body()).contains("article.published", article.id());
            assertThat(claim(subscription.id, LEASE).orElseThrow().body()).contains(other.id());
            assertThat(claim(subscription.id, LEASE)).as("the withdrawal waits while the publication is being sent")
                    .isEmpty();

            assertThat(records.record(published, answered(500), new Verdict.Again(Duration.ofHours(1)))).isTrue();
            assertThat(claim(subscription.id, LEASE).orElseThrow().body()).contains("article.unpublished",
                    article.id());
        }
    }

    @Test
    void whatHadToGoIsSentToNobodyAndLeavesNoTextInTheLog() {
        try (var subscription = Subscription.toEverything()) {
            Written article = Newsroom.publish(article().titled("Something unlawful"));
            Claim underWay = claim(subscription.id, LEASE).orElseThrow();
            article = article.patch("editor", Map.of("headline", "Something unlawful still"))
                    .step("publisher", "publish")
                    .step("publisher", "unpublish").step("publisher", "takeDown");
            assertThat(claim(subscription.id, LEASE)).as("waits for what is under way").isEmpty();
            assertThat(records.record(underWay, answered(500), new Verdict.Again(Duration.ZERO))).isTrue();
            while (courier.deliverNext(subscription.id)) {
                // One after the other.
            }
            assertThat(subscription.about(article.id())).extracting(Subscription::text)
                    .noneMatch(text -> text.contains("unlawful"))
                    .satisfiesExactly(text -> assertThat(text).contains("article.unpublished", "\"version\" : 3"),
                            text -> assertThat(text).contains("article.takenDown", "\"version\":4"));
            assertThat(subscription.deliveries(article.id()).getList("items.status")).containsExactly("delivered",
                    "delivered", "failed", "failed");
            for (String delivery : subscription.deliveries(article.id()).<String>getList("items.id")) {
                assertThat(subscription.delivery(delivery).getString("body")).doesNotContain("unlawful");
            }
            Newsroom.as("admin").post(subscription.path() + "/deliveries/" + underWay.delivery() + "/redeliver").then()
                    .statusCode(409);
            assertThat(courier.deliverNext(subscription.id)).isFalse();
        }
    }

    @Test
    void aWebhookThatIsOffGetsPingsOnly() {
        try (var subscription = Subscription.toEverything()) {
            Newsroom.publish(article());
            subscription.patch(Map.of("active", false));
            assertThat(claim(subscription.id, LEASE)).isEmpty();
            String delivery = Newsroom.as("admin").post(subscription.path() + "/test").then().statusCode(202).extract()
                    .path("id");
            assertThat(courier.deliverNext(subscription.id)).isTrue();
            assertThat(subscription.delivery(delivery).getString("status")).isEqualTo("delivered");
            assertThat(subscription.receiver.received()).hasSize(1).first()
                    .satisfies(request -> assertThat(Subscription.text(request)).contains("\"type\":\"ping\""));
            subscription.patch(Map.of("active", true));
            assertThat(claim(subscription.id, LEASE)).isPresent();
        }
    }

    @Test
    void theLogForgetsWhatIsOldButNothingThatIsStillToBeSent() throws SQLException {
        try (var subscription = Subscription.toEverything()) {
            Written delivered = Newsroom.publish(article());
            assertThat(courier.deliverNext(subscription.id)).isTrue();
            Written waiting = Newsroom.publish(article());
            execute("update webhook_delivery set created_at = created_at - interval '31 days' where webhook_id = ?",
                    subscription.id);
            execute("update webhook_event set occurred_at = occurred_at - interval '31 days' where article_id = any(?)",
                    new UUID[]{UUID.fromString(delivered.id()), UUID.fromString(waiting.id())});

            housekeeping.forget();
            assertThat(subscription.deliveries(delivered.id()).getList("items")).isEmpty();
            assertThat(subscription.deliveries(waiting.id()).getList("items.status")).containsExactly("pending");
            assertThat(count(delivered.id())).isZero();
            assertThat(count(waiting.id())).isEqualTo(1);

            execute("update webhook_delivery set next_at = now() - interval '1 hour' where webhook_id = ?",
                    subscription.id);
            housekeeping.measure();
            assertThat(meters.get("meridiem.webhooks.backlog").gauge().value()).isGreaterThanOrEqualTo(1);
            assertThat(meters.get("meridiem.webhooks.oldest.seconds").gauge().value()).isBetween(3_590.0, 3_700.0);
            assertThat(meters.get("meridiem.webhooks.attempts").tag("outcome", "delivered").counter().count())
                    .isPositive();
        }
    }

    private void execute(String sql, Object parameter) throws SQLException {
        try (var connection = database.getConnection(); var update = connection.prepareStatement(sql)) {
            if (parameter instanceof UUID[] ids) {
                update.setArray(1, connection.createArrayOf("uuid", ids));
            } else {
                update.setObject(1, parameter);
            }
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    private long count(String article) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from webhook_event where article_id = ?")) {
            select.setObject(1, UUID.fromString(article));
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private Optional<Claim> claim(UUID webhook, Duration lease) {
        return queue.claim(webhook, lease);
    }

    private static Attempt answered(int status) {
        return Attempt.answered(Instant.now(), Duration.ZERO,
                new OutboundAnswer(URI.create("http://127.0.0.1/"), status, Map.of(), new byte[0], false));
    }
}
