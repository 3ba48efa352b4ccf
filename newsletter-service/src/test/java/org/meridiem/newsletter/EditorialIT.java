package org.meridiem.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("The editors' side")
class EditorialIT {

    @ParameterizedTest
    @CsvSource({"GET, /v1/editorial/newsletters", "POST, /v1/editorial/newsletters", "GET, /v1/editorial/issues",
            "POST, /v1/editorial/issues", "GET, /v1/editorial/issues/0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11",
            "DELETE, /v1/editorial/issues/0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11",
            "POST, /v1/editorial/issues/0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11/transitions",
            "POST, /v1/editorial/issues/0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11/test-send",
            "GET, /v1/editorial/issues/0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11/preview"})
    void isForEditorsOnly(String method, String path) {
        String body = path.endsWith("transitions") ? "{\"transition\":\"send\"}" : "{}";
        ProblemAssert.assertThat(given().contentType(ContentType.JSON).body(body).request(method, path))
                .hasStatus(401)
                .hasType("unauthenticated");
        for (String user : List.of("reader", "contributor", "moderator")) {
            ProblemAssert.assertThat(Desk.as(user).body(body).request(method, path)).hasStatus(403)
                    .hasType("forbidden");
        }
    }

    @Test
    void aNewsletterIsKeptInOrder() {
        // Given
        String slug = Desk.newsletter();
        Map<String, ?> found = Desk.newsletter(slug);
        String path = "/v1/editorial/newsletters/" + found.get("id");
        var written = Map.of("slug", slug, "name", "Renamed", "description", "Other", "cadence", "Every Friday");

        // Then
        ProblemAssert.assertThat(Desk.as("editor").body(written).put(path)).hasStatus(428);
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "\"99\"").body(written).put(path)).hasStatus(412);
        Desk.as("editor")
                .header("If-Match", Desk.as("editor").get(path).header("ETag"))
                .body(written)
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("version", equalTo(2))
                .header("ETag", "\"2\"");
        Response stale = Desk.as("editor")
                .header("If-Match", "\"1\"")
                .body(Map.of("slug", slug, "name", "Again", "description", "Other", "cadence", "Every Friday"))
                .put(path);
        ProblemAssert.assertThat(stale).hasStatus(412);
        assertThat(stale.<Integer>path("currentVersion")).isEqualTo(2);
        assertThat(stale.<List<String>>path("changedFields")).containsExactly("name", "senderName");
        ProblemAssert
                .assertThat(Desk.as("editor").body(Map.of("slug", slug, "name", "x", "description", "x"))
                        .post("/v1/editorial/newsletters"))
                .hasStatus(409)
                .hasErrorAt("/slug");
        Response shown = given().get("/v1/newsletters/" + slug);
        shown.then()
                .statusCode(200)
                .body("cadence", equalTo("Every Friday"))
                .body("callToAction",
                        equalTo("Missed this week's big shifts? Our newsletter breaks them down in plain words."));
        given().header("If-None-Match", shown.header("ETag")).get("/v1/newsletters/" + slug).then().statusCode(304);
        ProblemAssert.assertThat(given().get("/v1/newsletters/no-such-letter")).hasStatus(404);
        Desk.newsletter();
        given().get("/v1/newsletters?limit=1").then().statusCode(200).header("Link", endsWith("rel=\"next\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"slug":"Two Words","name":"x","description":"x"}                        | /slug
            {"slug":"-x","name":"x","description":"x"}                               | /slug
            {"slug":"ok","name":"a\\nb","description":"x"}                           | /name
            {"slug":"ok","name":"x","description":" "}                               | /description
            {"slug":"ok","name":"x","description":"x","senderName":"x\\r\\nBcc: a"}  | /senderName
            {"slug":"ok","name":"x","description":"x","language":"english please"}   | /language
            {"slug":"ok","name":"x","description":"x","status":"gone"}               | /status
            {"slug":"ok","name":"x","description":"x","version":7}                   | /version
            {"slug":"ok","name":7,"description":"x"}                                 | /name
            """)
    void aBadNewsletterIsRefusedByName(String body, String pointer) {
        ProblemAssert.assertThat(Desk.as("editor").body(body).post("/v1/editorial/newsletters"))
                .hasStatus(400)
                .hasErrorAt(pointer);
    }

    @Test
    void aRepeatedRequestHasOneEffect() {
        // Given
        String newsletter = Desk.newsletter();
        String key = UUID.randomUUID().toString();
        var recipe = Map.of("newsletter", newsletter, "intro", "Words");

        // When
        Response first = Desk.as("editor").header("Idempotency-Key", key).body(recipe).post("/v1/editorial/issues");
        Response second = Desk.as("editor").header("Idempotency-Key", key).body(recipe).post("/v1/editorial/issues");
        Response other = Desk.as("editor")
                .header("Idempotency-Key", key)
                .body(Map.of("newsletter", newsletter, "intro", "Other words"))
                .post("/v1/editorial/issues");

        // Then
        first.then().statusCode(201).header("Location", endsWith("/v1/editorial/issues/" + first.path("id")));
        assertThat(second.asString()).isEqualTo(first.asString());
        ProblemAssert.assertThat(other).hasStatus(422).hasType("idempotency-key-reused");
        Desk.as("editor").get("/v1/editorial/issues?count=true&newsletter=" + newsletter).then().body("total",
                equalTo(1));
    }

    @Test
    void anIssueMovesAsTheWorkflowSays() {
        // Given
        String id = Desk.build(Map.of("newsletter", Desk.newsletter(), "intro", "Words")).path("id");
        String path = "/v1/editorial/issues/" + id;

        // Then
        Response illegal = Desk.move(id, "send");
        ProblemAssert.assertThat(illegal).hasStatus(409).hasType("illegal-transition");
        assertThat(illegal.<List<String>>path("allowedTransitions")).containsExactly("approve", "cancel");
        ProblemAssert.assertThat(Desk.as("editor").body("{\"transition\":\"approve\"}").post(path + "/transitions"))
                .hasStatus(428);
        ProblemAssert.assertThat(Desk.move(id, "publish")).hasStatus(400).hasErrorAt("/transition");
        Desk.move(id, "approve").then().statusCode(200).body("status", equalTo("approved"));
        Desk.as("editor")
                .header("If-Match", "*")
                .body(Map.of("subject", "Other", "intro", "Words", "articles", List.of()))
                .put(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"));
        Desk.move(id, "cancel").then().statusCode(200).body("allowedTransitions", equalTo(List.of()));
        ProblemAssert
                .assertThat(Desk.as("editor")
                        .header("If-Match", "*")
                        .body(Map.of("subject", "Third", "articles", List.of()))
                        .put(path))
                .hasStatus(409);
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "*").delete(path)).hasStatus(409);
    }

    @Test
    void aDraftCanBeReorderedLookedAtTriedOutAndDeleted() {
        // Given
        String newsletter = Desk.newsletter();
        String editor = Desk.reader();
        ArticleFixture one = ArticleFixture.titled("One");
        ArticleFixture two = ArticleFixture.titled("Two");
        try (var log = new Log()) {
            log.say(one.published(1), two.published(1));
        }
        String id = Desk.issue(newsletter, "Draft", one.id(), two.id());
        String path = "/v1/editorial/issues/" + id;

        // When
        Response reordered = Desk.as("editor")
                .header("If-Match", "\"1\"")
                .body(Map.of("subject", "Draft", "articles", List.of(two.id()), "trending", List.of(one.id())))
                .put(path);
        Desk.as("editor").body(Map.of("email", editor)).post(path + "/test-send").then().statusCode(202);

        // Then
        reordered.then()
                .statusCode(200)
                .body("articles.headline", equalTo(List.of("Two")))
                .body("trending.headline", equalTo(List.of("One")));
        assertThat(Desk.as("editor").accept("text/plain").get(path + "/preview").asString())
                .contains("TRENDING STORIES");
        Mail test = MailInbox.shared().awaitTo(editor);
        assertThat(test.subject()).isEqualTo("[Test] Draft");
        assertThat(test.header("List-Unsubscribe")).isEqualTo("<http://letters.meridiem.test/v1/unsubscribe/preview>");
        ProblemAssert.assertThat(Desk.as("editor").body(Map.of("email", "nobody")).post(path + "/test-send"))
                .hasStatus(400)
                .hasErrorAt("/email");
        ProblemAssert
                .assertThat(Desk.as("editor")
                        .header("If-Match", "*")
                        .body(Map.of("subject", "x", "articles", List.of(one.id(), one.id())))
                        .put(path))
                .hasStatus(400)
                .hasErrorAt("/articles/1");
        ProblemAssert
                .assertThat(Desk.as("editor")
                        .header("If-Match", "*")
                        .body(Map.of("subject", "x", "articles", List.of(UUID.randomUUID())))
                        .put(path))
                .hasStatus(422)
                .hasErrorAt("/articles/0");
        Desk.as("editor").header("If-Match", "*").delete(path).then().statusCode(204);
        ProblemAssert.assertThat(Desk.as("editor").get(path)).hasStatus(404);
    }

    @Test
    void anIssueOfNothingIsNotBuilt() {
        ProblemAssert.assertThat(Desk.build(Map.of("newsletter", Desk.newsletter()))).hasStatus(422);
        ProblemAssert.assertThat(Desk.build(Map.of("newsletter", "no-such-letter", "intro", "x")))
                .hasStatus(422)
                .hasErrorAt("/newsletter");
    }

    @Test
    void listsGoOnWhereTheyEnded() {
        // Given
        String newsletter = Desk.newsletter();
        for (int i = 0; i < 3; i++) {
            Desk.build(Map.of("newsletter", newsletter, "subject", "Issue " + i, "intro", "x"));
        }

        // When
        Response first = Desk.as("editor").get("/v1/editorial/issues?limit=2&newsletter=" + newsletter);
        Response second = Desk.as("editor")
                .get("/v1/editorial/issues?limit=2&newsletter=" + newsletter + "&cursor=" + first.path("nextCursor"));

        // Then
        assertThat(first.<List<String>>path("items.subject")).containsExactly("Issue 2", "Issue 1");
        assertThat(second.<List<String>>path("items.subject")).containsExactly("Issue 0");
        assertThat(second.<String>path("nextCursor")).isNull();
        ProblemAssert.assertThat(Desk.as("editor").get("/v1/editorial/issues?cursor=" + first.path("nextCursor")))
                .hasStatus(400)
                .hasErrorAt("cursor");
        Desk.as("editor").get("/v1/editorial/issues?status=draft&newsletter=" + newsletter + "&count=true").then()
                .body("total", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/newsletters?limit=0", "/v1/newsletters?limit=101", "/v1/newsletters?limit=abc",
            "/v1/newsletters?limit=1&limit=2", "/v1/newsletters?unknown=1", "/v1/newsletters?cursor=AAAA",
            "/v1/editorial/issues?status=gone", "/v1/editorial/issues?count=yes"})
    void nothingInAQueryIsIgnored(String path) {
        ProblemAssert.assertThat(Desk.as("editor").get(path)).hasStatus(400);
    }
}
