package org.meridiem.content.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.Newsroom.as;
import static org.meridiem.content.webhook.Subscription.WEBHOOKS;
import static org.meridiem.content.webhook.Subscription.soon;
import static org.meridiem.content.webhook.Subscription.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.testkit.ProblemAssert;

import com.standardwebhooks.exceptions.WebhookVerificationException;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/// Administrators keep webhooks; a secret is shown once and never again.
@QuarkusTest
@ContentServers
class WebhookAdminIT {

    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void aSecretIsShownOnceAndFoundNowhereElse() throws Exception {
        String key = UUID.randomUUID().toString();
        Response created = as("admin").header("Idempotency-Key", key).body(webhook(Map.of())).post(WEBHOOKS);
        created.then().statusCode(201).header("ETag", "\"1\"").body("active", equalTo(true))
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}=")).body("sections", nullValue())
                .body("eventTypes", equalTo(List.of("article.published", "article.takenDown")));
        String secret = created.path("secret");
        String path = created.header("Location");
        as("admin").header("Idempotency-Key", key).body(webhook(Map.of())).post(WEBHOOKS).then().statusCode(201)
                .header("Location", path).body("id", equalTo(created.path("id"))).body("secret", nullValue());
        for (String place : List.of(path, WEBHOOKS + "?limit=100", path + "/deliveries")) {
            as("admin").get(place).then().statusCode(200).body(not(containsString("whsec_")))
                    .body(not(containsString(secret)));
        }
        Response rotated = as("admin").header("If-Match", "\"1\"").body(Map.of("keepOldHours", 1))
                .post(path + "/secret");
        rotated.then().statusCode(200).header("ETag", "\"2\"").body("secret", matchesPattern("whsec_.+"))
                .body("secret", not(equalTo(secret)));
        as("admin").get(path).then().body("version", equalTo(2))
                .body("oldSecretUntil", equalTo(rotated.path("oldSecretUntil")));
        for (String table : List.of("audit_entry", "idempotency_key", "editorial_change")) {
            for (String value : List.of(secret, (String) rotated.path("secret"))) {
                assertThat(mentions(table, value.substring("whsec_".length()))).as(table).isZero();
            }
        }
        as("admin").header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        as("admin").get(path).then().statusCode(404);
    }

    @Test
    void whileTwoSecretsLiveBothVerifyAndALeakedOneDiesAtOnce() throws Exception {
        try (var subscription = Subscription.toEverything()) {
            String second = rotate(subscription, 1);
            ping(subscription);
            assertThat(verifies(subscription.secret, subscription)).isTrue();
            assertThat(verifies(second, subscription)).isTrue();
            String third = rotate(subscription, 0);
            ping(subscription);
            assertThat(verifies(third, subscription)).isTrue();
            assertThat(verifies(second, subscription)).isFalse();
            assertThat(verifies(subscription.secret, subscription)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.1/", "https://2130706433/", "https://[::1]/", "https://[::ffff:10.0.0.1]/",
            "http://169.254.169.254/latest/meta-data", "https://10.0.0.1/", "file:///etc/passwd",
            "gopher://example.com/",
            "https://user:pass@93.184.215.14/", "https://93.184.215.14:22/", "ldap://93.184.215.14/"})
    void anAddressThatMayNotBeCalledIsRefusedAtOnce(String url) {
        ProblemAssert.assertThat(as("admin").body(webhook(Map.of("url", url))).post(WEBHOOKS)).hasStatus(422)
                .hasType("unprocessable").hasErrorsExactlyAt("/url");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"name\": \"\"} | /name", "{\"url\": \"not a url\"} | /url",
            "{\"url\": \"\"} | /url", "{\"eventTypes\": []} | /eventTypes",
            "{\"eventTypes\": [\"article.created\"]} | /eventTypes/0", "{\"secret\": \"mine\"} | /secret",
            "{\"sections\": []} | /sections", "{\"active\": \"yes\"} | /active"})
    void badMembersAreNamed(String patch, String pointer) {
        try (var subscription = Subscription.toEverything()) {
            Response answer = as("admin").header("If-Match", "*").body(patch).patch(subscription.path());
            ProblemAssert.assertThat(answer).hasStatus(400).hasErrorAt(pointer);
            assertThat(subscription.read().getInt("version")).isEqualTo(1);
        }
    }

    @Test
    void unknownSectionsAndStaleVersionsAreRefused() {
        try (var subscription = Subscription.toEverything()) {
            ProblemAssert.assertThat(as("admin").header("If-Match", "*").body(Map.of("sections", List.of("ai", "nope")))
                    .patch(subscription.path())).hasStatus(422).hasType("unresolved-reference")
                    .hasErrorsExactlyAt("/sections/1");
            as("admin").body(Map.of("name", "x")).patch(subscription.path()).then().statusCode(428);
            as("admin").body(Map.of()).post(subscription.path() + "/secret").then().statusCode(428);
            as("admin").delete(subscription.path()).then().statusCode(428);
            subscription.patch(Map.of("name", "Renamed", "sections", List.of("ai", "business")));
            Response stale = as("admin").header("If-Match", "\"1\"").body(webhook(Map.of())).put(subscription.path());
            ProblemAssert.assertThat(stale).hasStatus(412);
            stale.then().body("changedFields", equalTo(List.of("name", "sections"))).body("currentVersion", equalTo(2));
            assertThat(subscription.read().getList("sections")).containsExactly("ai", "business");
            subscription.patch(Map.of("name", "Renamed"));
            assertThat(subscription.read().getInt("version")).as("nothing differs, nothing happens").isEqualTo(2);
        }
    }

    @Test
    void theLogIsListedInPagesAndFiltered() {
        try (var subscription = Subscription.toEverything()) {
            for (int i = 0; i < 3; i++) {
                ping(subscription);
            }
            JsonPath first = as("admin").get(subscription.path() + "/deliveries?type=ping&limit=2").then()
                    .statusCode(200).extract().jsonPath();
            JsonPath second = as("admin").queryParam("cursor", first.getString("nextCursor"))
                    .get(subscription.path() + "/deliveries?type=ping&limit=2").then().statusCode(200).extract()
                    .jsonPath();
            assertThat(first.getList("items")).hasSize(2);
            assertThat(second.getList("items")).hasSize(1);
            assertThat(second.getString("nextCursor")).isNull();
            as("admin").get(subscription.path() + "/deliveries?status=failed").then().statusCode(200).body(
                    "items.size()",
                    equalTo(0));
            for (String wrong : List.of("status=lost", "type=article.created", "article=7", "what=ever", "limit=101",
                    "cursor=x")) {
                as("admin").get(subscription.path() + "/deliveries?" + wrong).then().statusCode(400);
            }
            as("admin").get(WEBHOOKS + "/" + UUID.randomUUID() + "/deliveries").then().statusCode(404);
            as("admin").get(subscription.path() + "/deliveries/" + UUID.randomUUID()).then().statusCode(404);
            as("admin").post(subscription.path() + "/deliveries/" + UUID.randomUUID() + "/redeliver").then()
                    .statusCode(404);
        }
    }

    @Test
    void nobodyElseGetsIn() {
        try (var subscription = Subscription.toEverything()) {
            for (String user : List.of("publisher", "editor", "contributor", "moderator", "reader")) {
                as(user).get(WEBHOOKS).then().statusCode(403);
                as(user).get(subscription.path() + "/deliveries").then().statusCode(403);
                as(user).body(webhook(Map.of())).post(WEBHOOKS).then().statusCode(403);
                as(user).post(subscription.path() + "/test").then().statusCode(403);
            }
        }
    }

    private static Map<String, Object> webhook(Map<String, ?> members) {
        Map<String, Object> webhook = new HashMap<>(
                Map.of("name", "Search", "url", "http://127.0.0.1:9/in", "eventTypes",
                        List.of("article.takenDown", "article.published")));
        webhook.putAll(members);
        return webhook;
    }

    private static String rotate(Subscription subscription, int keepHours) {
        return as("admin").header("If-Match", "*").body(Map.of("keepOldHours", keepHours))
                .post(subscription.path() + "/secret").then().statusCode(200).extract().path("secret");
    }

    private static void ping(Subscription subscription) {
        String delivery = as("admin").post(subscription.path() + "/test").then().statusCode(202).extract().path("id");
        soon(() -> assertThat(subscription.delivery(delivery).getString("status")).isEqualTo("delivered"));
    }

    private static boolean verifies(String secret, Subscription subscription) {
        var request = subscription.receiver.received().getLast();
        try {
            ReferenceVerifier.verify(secret, text(request), request.headers());
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private long mentions(String table, String value) throws Exception {
        try (var connection = database.getConnection();
                var select = connection
                        .prepareStatement("select count(*) from " + table + " t where t::text like ?")) {
            select.setString(1, "%" + value + "%");
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
