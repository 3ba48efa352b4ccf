package org.meridiem.content.tag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class TagIT {

    private static final String TAGS = "/v1/editorial/tags";

    @Test
    void aNewTagSaysWhereItIsAndWhoMadeIt() {
        String name = Desk.unique("Voice assistants");

        Response response = Desk.as("editor").body(Map.of("name", name, "description", "Alexa & co.\r\nand others"))
                .post(TAGS);

        response.then().statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", equalTo(TAGS + "/" + response.path("id")))
                .body("slug", matchesPattern("voice-assistants-[0-9a-f]{8}"))
                .body("name", equalTo(name))
                .body("description", equalTo("Alexa & co.\nand others"))
                .body("version", equalTo(1))
                .body("createdBy.id", equalTo(Tokens.subject("editor")))
                .body("createdBy.name", equalTo("editor"))
                .body("updatedBy.name", equalTo("editor"))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        Desk.as("contributor").get(response.header("Location")).then().statusCode(200).header("ETag", equalTo("\"1\""))
                .header("Cache-Control", equalTo("private, no-store")).body("", equalTo(response.path("")));
    }

    @Test
    void markupInANameIsJustText() {
        String name = Desk.unique("<script>alert(1)</script>");

        Desk.tag(name).then().body("name", equalTo(name)).body("slug", startsWith("script-alert-1-script"));
    }

    @Test
    void aTakenSlugIsRefused() {
        Response first = Desk.tag(Desk.unique("Taken"));

        ProblemAssert.assertThat(Desk.as("editor").body(Map.of("name", "Other", "slug", first.path("slug"))).post(TAGS))
                .hasStatus(409)
                .hasType("already-exists").hasErrorsExactlyAt("/slug");
    }

    @Test
    void twentyAtOnceMakeOneTag() throws Exception {
        String name = Desk.unique("Raced");
        List<Integer> statuses = atOnce(20, () -> Desk.as("editor").body(Map.of("name", name)).post(TAGS).statusCode());

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(19);
    }

    @Test
    void aRepeatedRequestWithItsKeyGetsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("name", Desk.unique("Once"));

        Response first = Desk.as("editor").header("Idempotency-Key", key).body(body).post(TAGS);
        Response second = Desk.as("editor").header("Idempotency-Key", key).body(body).post(TAGS);
        Response other = Desk.as("editor").header("Idempotency-Key", key).body(Map.of("name", "Other")).post(TAGS);

        first.then().statusCode(201);
        second.then().statusCode(201).header("Location", first.header("Location")).header("ETag", first.header("ETag"));
        assertThat(second.asString()).isEqualTo(first.asString());
        ProblemAssert.assertThat(other).hasStatus(422).hasType("idempotency-key-reused");
    }

    @Test
    void aChangeNeedsTheVersionItIsMadeFrom() {
        Response tag = Desk.tag(Desk.unique("Versioned"));
        String location = tag.header("Location");

        ProblemAssert.assertThat(Desk.as("editor").body(Map.of("name", "New")).patch(location)).hasStatus(428)
                .hasType("version-required");
        ProblemAssert.assertThat(Desk.as("editor").body(Map.of("name", "New")).put(location)).hasStatus(428);
        ProblemAssert.assertThat(Desk.as("editor").delete(location)).hasStatus(428);
    }

    @Test
    void aStaleChangeIsToldWhatHappenedAndByWhom() {
        Response tag = Desk.tag(Desk.unique("Contended"));
        String location = tag.header("Location");
        Desk.as("publisher").header("If-Match", "\"1\"").body(Map.of("description", "theirs")).patch(location).then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        Desk.as("admin").header("If-Match", "\"2\"").body(Map.of("name", Desk.unique("Renamed"))).patch(location).then()
                .statusCode(200)
                .header("ETag", "\"3\"");

        Response stale = Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("description", "mine"))
                .patch(location);

        ProblemAssert.assertThat(stale).hasStatus(412).hasType("stale-version");
        stale.then().header("ETag", "\"3\"").body("currentVersion", equalTo(3))
                .body("changedFields", equalTo(List.of("description", "name")))
                .body("changedBy", equalTo("admin")).body("changedAt", notNullValue());
        Desk.as("editor").get(location).then().body("description", equalTo("theirs")).body("version", equalTo(3));
        Desk.as("editor").header("If-Match", "*").body(Map.of("description", "mine")).patch(location).then()
                .statusCode(200)
                .body("description", equalTo("mine")).body("version", equalTo(4));
    }

    @Test
    void twentyChangesFromTheSameVersionMakeOneNewVersion() throws Exception {
        String location = Desk.tag(Desk.unique("Crowded")).header("Location");

        List<Integer> statuses = atOnce(20, () -> Desk.as("editor").header("If-Match", "\"1\"")
                .body(Map.of("description", UUID.randomUUID().toString())).patch(location).statusCode());

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(19);
        Desk.as("editor").get(location).then().body("version", equalTo(2));
    }

    @Test
    void aChangeThatChangesNothingMakesNoVersion() {
        Response tag = Desk.tag(Desk.unique("Same"));

        Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("name", tag.path("name"))).put(tag.header("Location"))
                .then().statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void aReplacementEmptiesWhatItLeavesOutAndKeepsTheSlug() {
        Response tag = Desk.created("editor", TAGS, Map.of("name", Desk.unique("Whole"), "description", "long"));

        Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("name", "Other name")).put(tag.header("Location"))
                .then().statusCode(200)
                .body("name", equalTo("Other name")).body("description", equalTo(""))
                .body("slug", equalTo(tag.path("slug")));
    }

    @Test
    void aPatchRemovesWithNullAndTakesBothMediaTypes() {
        Response tag = Desk.created("editor", TAGS, Map.of("name", Desk.unique("Patched"), "description", "long"));

        given().auth().oauth2(Tokens.of("editor")).contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"description\":null}").patch(tag.header("Location")).then().statusCode(200)
                .body("description", equalTo(""));
        ProblemAssert
                .assertThat(Desk.as("editor").header("If-Match", "\"2\"").body("{\"name\":null}")
                        .patch(tag.header("Location")))
                .hasStatus(400)
                .hasErrorsExactlyAt("/name");
    }

    @Test
    void anUnusedTagGoesAndTakesItsHistoryAlong() {
        Response tag = Desk.tag(Desk.unique("Gone"));
        Desk.as("editor").header("If-Match", "\"1\"").delete(tag.header("Location")).then().statusCode(204);

        ProblemAssert.assertThat(Desk.as("editor").get(tag.header("Location"))).hasStatus(404);
        ProblemAssert.assertThat(given().get("/v1/tags/" + tag.path("slug"))).hasStatus(404).hasType("not-found");
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "*").delete(tag.header("Location")))
                .hasStatus(404);
        Desk.created("editor", TAGS, Map.of("name", "Again", "slug", tag.path("slug")));
    }

    @Test
    void walkingTheListByCursorMeetsEveryTagOnce() {
        String prefix = Desk.unique("walk");
        List<String> made = IntStream.range(0, 7)
                .mapToObj(i -> Desk.tag(prefix + " " + (char) ('g' - i)).<String>path("name")).toList();

        List<String> met = new ArrayList<>();
        String cursor = null;
        do {
            var request = Desk.as("editor").queryParam("q", prefix.toUpperCase(java.util.Locale.ROOT))
                    .queryParam("limit", 3).queryParam("count", true);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(TAGS);
            page.then().statusCode(200).body("total", greaterThanOrEqualTo(7));
            met.addAll(page.path("items.name"));
            cursor = page.path("nextCursor");
            assertThat(page.header("Link") == null).isEqualTo(cursor == null);
            // Somebody adds one in front meanwhile: nothing is skipped or repeated.
            Desk.tag(Desk.unique("0 in front") + " " + prefix);
        } while (cursor != null);

        assertThat(met).containsExactlyElementsOf(made.reversed());
    }

    @Test
    void aSearchTakesItsTextLiterally() {
        String name = Desk.unique("100% sure_thing!");
        Desk.tag(name);

        Desk.as("editor").queryParam("q", "0% sure_thing! " + name.substring(name.length() - 8)).get(TAGS).then().body(
                "items.name",
                equalTo(List.of(name)));
        Desk.as("editor").queryParam("q", "%").queryParam("limit", 100).get(TAGS).then().body("items.name",
                hasItem(name));
        Desk.as("editor").queryParam("q", "' or 1=1 --").get(TAGS).then().statusCode(200).body("items.size()",
                equalTo(0));
    }

    @Test
    void readersSeeATagWithItsCountAndKeepIt() {
        Response tag = Desk.created("editor", TAGS, Map.of("name", Desk.unique("Public"), "description", "for all"));
        String address = "/v1/tags/" + tag.path("slug");

        Response first = given().get(address);

        first.then().statusCode(200).body("slug", equalTo(tag.path("slug"))).body("name", equalTo(tag.path("name")))
                .body("description", equalTo("for all")).body("articleCount", equalTo(0)).body("id", nullValue())
                .body("createdBy", nullValue())
                .header("ETag", matchesPattern("\"[\\w-]+\"")).header("Last-Modified", notNullValue())
                .header("Cache-Control", startsWith("public, max-age="))
                .header("Cache-Tag", "tag-" + tag.path("slug") + ",tags")
                .header("Surrogate-Key", "tag-" + tag.path("slug") + " tags").header("Vary", "Accept-Encoding")
                .contentType("application/json");
        given().header("If-None-Match", "\"other\", W/" + first.header("ETag")).header("Cache-Control", "no-cache")
                .get(address).then()
                .statusCode(304).header("ETag", first.header("ETag"))
                .header("Cache-Control", first.header("Cache-Control"));
        given().header("If-Modified-Since", first.header("Last-Modified")).get(address).then().statusCode(304);
        given().header("If-None-Match", "\"other\"").header("If-Modified-Since", first.header("Last-Modified"))
                .get(address).then()
                .statusCode(200);
        given().head(address).then().statusCode(200).header("ETag", first.header("ETag"));
    }

    @Test
    void anEditIsSeenAtOnce() {
        Response tag = Desk.tag(Desk.unique("Before"));
        String etag = given().get("/v1/tags/" + tag.path("slug")).header("ETag");

        Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("description", "after")).patch(tag.header("Location"))
                .then().statusCode(200);

        given().header("If-None-Match", etag).get("/v1/tags/" + tag.path("slug")).then().statusCode(200)
                .body("description", equalTo("after"));
    }

    @Test
    void readersWalkTheListToo() {
        Desk.tag(Desk.unique("Listed"));
        Desk.tag(Desk.unique("Listed"));

        Response page = given().queryParam("limit", 1).queryParam("count", true).get("/v1/tags");

        page.then().statusCode(200).body("items.size()", equalTo(1)).body("total", greaterThanOrEqualTo(2))
                .body("nextCursor", notNullValue())
                .header("Link",
                        equalTo("</v1/tags?limit=1&count=true&cursor=" + page.path("nextCursor") + ">; rel=\"next\""));
        given().queryParam("limit", 1).queryParam("cursor", page.<String>path("nextCursor")).get("/v1/tags").then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @Test
    void compressionHasItsOwnTag() {
        IntStream.range(0, 10).forEach(_ -> Desk.tag(Desk.unique("Compressed")));
        Response plain = given()
                .config(io.restassured.RestAssured.config()
                        .decoderConfig(io.restassured.config.DecoderConfig.decoderConfig().noContentDecoders()))
                .queryParam("limit", 100).get("/v1/tags");
        Response compressed = given().header("Accept-Encoding", "gzip").queryParam("limit", 100).get("/v1/tags");

        compressed.then().statusCode(200).header("Content-Encoding", "gzip");
        assertThat(compressed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(compressed.asString()).isEqualTo(plain.asString());
    }

    private static List<Integer> atOnce(int times, Callable<Integer> request) throws Exception {
        Tokens.of("editor");
        List<Integer> statuses = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : clients.invokeAll(java.util.Collections.nCopies(times, request))) {
                statuses.add(answer.get());
            }
        }
        return statuses;
    }
}
