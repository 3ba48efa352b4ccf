package org.meridiem.content.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@ContentServers
class ImportIT {

    @TestHTTPResource
    URI service;

    private final String mark = UUID.randomUUID().toString().substring(24);

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void aBlogOfGhostArrivesWithNothingLostSilentlyAndASecondTimeWithoutDoubles() {
        JsonPath first = Transfers.done(Exported.ghost(mark), ghost());
        assertThat(counts(first)).isEqualTo("created=7 updated=0 unchanged=0 skipped=3 failed=0");
        assertThat(first.getLong("done")).isEqualTo(first.getLong("total")).isEqualTo(10);
        String id = first.getString("id");
        assertThat(Transfers.rows(id)).hasSize(10)
                .filteredOn(row -> List.of("skipped", "failed").contains(row.get("outcome")))
                .allSatisfy(row -> assertThat(row.get("problem")).isNotNull());
        assertThat(Transfers.row(id, "post", "p5").get("warnings").toString()).contains("/body is needed");

        given().get("/v1/articles/first-" + mark).then().statusCode(200).body("headline", equalTo("First " + mark))
                .body("publishedAt", equalTo("2021-02-01T10:00:00Z")).body("updatedAt", equalTo("2021-03-01T10:00:00Z"))
                .body("section.slug", equalTo("technology")).body("tags[0].slug", equalTo("tag-" + mark))
                .body("authors[0].slug", equalTo("writer-" + mark)).body("body.html", not(containsString("script")))
                .body("body.html", containsString("https://old.example.org/content/images/leaf.jpg"))
                .body("body.html", containsString("https://old.example.org/content/images/cup.jpg"));
        given().get("/v1/articles/second-" + mark).then().statusCode(200).body("kind", equalTo("page"));
        given().get("/v1/articles/untitled-" + mark).then().statusCode(200).body("headline",
                equalTo("Words without a title."));
        for (String draft : List.of("members", "empty", "twice")) {
            given().get("/v1/articles/" + draft + "-" + mark).then().statusCode(404);
        }

        JsonPath second = Transfers.done(Exported.ghost(mark), ghost());
        assertThat(counts(second)).isEqualTo("created=0 updated=0 unchanged=7 skipped=3 failed=0");
        assertThat(as("editor").queryParam("q", mark).queryParam("limit", 100).get("/v1/editorial/articles").jsonPath()
                .getList("items"))
                .hasSize(5);
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndWritesNothing() {
        Map<String, Object> dry = ghost();
        dry.put("dryRun", true);
        JsonPath would = Transfers.done(Exported.ghost(mark), dry);
        assertThat(as("editor").queryParam("q", mark).get("/v1/editorial/articles").jsonPath().getList("items"))
                .isEmpty();
        assertThat(as("editor").queryParam("q", mark).get("/v1/editorial/authors").jsonPath().getList("items"))
                .isEmpty();

        JsonPath did = Transfers.done(Exported.ghost(mark), ghost());
        assertThat(counts(would)).isEqualTo(counts(did));
        assertThat(said(would)).isEqualTo(said(did));
    }

    @Test
    void whatWasChangedHereIsReplacedOnlyIfAskedFor() {
        Transfers.done(Exported.ghost(mark), ghost());
        String article = as("editor").queryParam("q", "first-" + mark).get("/v1/editorial/articles").jsonPath()
                .getString("items[0].id");
        as("editor").contentType("application/merge-patch+json").header("If-Match", "*").body(Map.of("dek", "Ours"))
                .patch("/v1/editorial/articles/" + article).then().statusCode(200);
        String later = Exported.ghost(mark).replace("<p>Good ", "<p>Very good ").replace("<p>More.", "<p>Much more.");

        JsonPath careful = Transfers.done(later, ghost());
        assertThat(counts(careful)).isEqualTo("created=0 updated=1 unchanged=5 skipped=4 failed=0");
        given().get("/v1/articles/second-" + mark).then().body("body.html", containsString("Much more."));
        given().get("/v1/articles/first-" + mark).then().body("body.html", containsString("<p>Good "));

        Map<String, Object> overwriting = ghost();
        overwriting.put("overwrite", true);
        assertThat(counts(Transfers.done(later, overwriting)))
                .isEqualTo("created=0 updated=1 unchanged=6 skipped=3 failed=0");
        given().get("/v1/articles/first-" + mark).then().body("body.html", containsString("<p>Very good "));
    }

    @Test
    void aTakenSlugGetsANumberAndABadRowHurtsNoOther() {
        String slug = "taken-" + mark;
        String one = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        String file = String.join("\n", Exported.article(one, slug, "PUBLISHED"),
                Exported.article(other, slug, "PUBLISHED"),
                Exported.article(UUID.randomUUID().toString(), "long-" + mark, "PUBLISHED").replace("Line ",
                        "L".repeat(301)),
                Exported.article(UUID.randomUUID().toString(), "wrong-" + mark, "DRAFT").replace("\"markdown\"",
                        "\"mystery\""),
                "{\"type\": \"tag\", \"slug\": \"x\", \"name\": \"Cut");
        JsonPath ended = Transfers.done(file, Map.of());
        assertThat(counts(ended)).isEqualTo("created=2 updated=0 unchanged=0 skipped=0 failed=3");
        String id = ended.getString("id");
        given().get("/v1/articles/" + slug + "-2").then().statusCode(200).body("id", equalTo(other));
        assertThat(Transfers.row(id, "article", other).get("warnings").toString()).contains(slug);
        as("admin").queryParam("outcome", "failed").get("/v1/editorial/imports/" + id + "/rows").then()
                .body("items", org.hamcrest.Matchers.hasSize(3))
                .body("items[0].problem.errors[0].pointer", equalTo("/headline"))
                .body("items[1].problem.errors[0].pointer", equalTo("/body/mystery"));
        assertThat(as("admin").get("/v1/editorial/imports/" + id + "/report").asString().lines()).hasSize(5)
                .allSatisfy(line -> assertThat(JsonPath.from(line).getString("outcome")).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"db\": [{\"data\": {\"posts\": [{\"id\": \"p\", \"title\": \"cut",
            "<rss><channel><item>",
            "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><rss>&b;</rss>",
            "{\"db\": []}"})
    void aFileThatCannotBeReadToItsEndFailsBeforeItsFirstRow(String file) {
        JsonPath ended = Transfers.ended(Transfers.start(file, Map.of()));
        assertThat(ended.getString("state")).isEqualTo("FAILED");
        assertThat(ended.getString("problem")).isNotBlank();
        assertThat(ended.getLong("done")).isZero();
    }

    @Test
    void badRequestsStartNothing() {
        ProblemAssert.assertThat(Transfers.send(bytes("hello"), Map.of())).hasStatus(415);
        ProblemAssert.assertThat(Transfers.send(bytes("{}"), Map.of("section", "no-such-section"))).hasStatus(422);
        ProblemAssert.assertThat(Transfers.send(bytes("{}"), Map.of("author", "nobody-of-that-name"))).hasStatus(422);
        ProblemAssert.assertThat(Transfers.send(bytes("{}"), Map.of("baseUrl", "ftp://x"))).hasStatus(400);
        ProblemAssert.assertThat(Transfers.send(bytes("{}"), Map.of("format", "drupal"))).hasStatus(400);
        ProblemAssert.assertThat(Transfers.send(bytes("{}"), Map.of("dryrun", "true"))).hasStatus(400);
        ProblemAssert.assertThat(Transfers.send(new byte[0], Map.of())).hasStatus(400);
        ProblemAssert.assertThat(as("admin").get("/v1/editorial/imports/" + UUID.randomUUID())).hasStatus(404);
        ProblemAssert.assertThat(as("publisher").get("/v1/editorial/imports")).hasStatus(403);
    }

    @Test
    void theSameKeyStartsOneImport() {
        String line = Exported.article(UUID.randomUUID().toString(), "once-" + mark, "DRAFT");
        var request = given().auth().oauth2(Tokens.of("admin")).contentType("application/x-ndjson")
                .header("Idempotency-Key", mark);
        String first = request.body(bytes(line)).post("/v1/editorial/imports").then().statusCode(202).extract()
                .path("id");
        given().auth().oauth2(Tokens.of("admin")).contentType("application/x-ndjson").header("Idempotency-Key", mark)
                .body(bytes(line))
                .post("/v1/editorial/imports").then().statusCode(202).body("id", equalTo(first));
        ProblemAssert.assertThat(given().auth().oauth2(Tokens.of("admin")).contentType("application/x-ndjson")
                .header("Idempotency-Key", mark)
                .body(bytes(line + " ")).post("/v1/editorial/imports")).hasStatus(422);
        Transfers.ended(first);
        ProblemAssert.assertThat(as("admin").post("/v1/editorial/imports/" + first + "/cancel")).hasStatus(409);
    }

    @Test
    void moreThanOtherOperationsTakeIsTakenHereAndOnlyHere() throws IOException {
        String filler = "{\"type\": \"filler\", \"x\": \"" + "x".repeat(1_000_000) + "\"}\n";
        JsonPath ended = Transfers.done(filler.repeat(17), Map.of());
        assertThat(ended.getLong("byteSize")).isGreaterThan(17_000_000);
        assertThat(counts(ended)).isEqualTo("created=0 updated=0 unchanged=0 skipped=17 failed=0");
        assertThat(answer("POST /v1/editorial/exports", "application/json", 17_000_000, "{")).contains(" 413 ");
        assertThat(answer("POST /v1/editorial/imports", "application/octet-stream", 3L << 30, "{")).contains(" 413 ");
    }

    @Test
    void aBodyThatIsCutOffStartsNoImport() throws IOException {
        List<String> before = ids();
        assertThat(answer("POST /v1/editorial/imports", "application/octet-stream", 50_000, "{\"type\": \"tag\"}\n"))
                .doesNotContain(" 202 ");
        assertThat(ids()).isEqualTo(before);
    }

    /// What a client is told that announces more than it sends.
    private String answer(String request, String type, long length, String sent) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.of("admin")
                            + "\r\nContent-Type: "
                            + type + "\r\nContent-Length: " + length + "\r\n\r\n" + sent)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.setSoTimeout(20_000);
            if (length < 1_000_000) {
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
            return new String(socket.getInputStream().readNBytes(20), StandardCharsets.UTF_8);
        }
    }

    private static List<String> ids() {
        return as("admin").queryParam("limit", 100).get("/v1/editorial/imports").jsonPath().getList("items.id");
    }

    private Map<String, Object> ghost() {
        return new HashMap<>(Map.of("source", mark, "section", "technology", "baseUrl", "https://old.example.org"));
    }

    private static String counts(JsonPath job) {
        return List.of("created", "updated", "unchanged", "skipped", "failed").stream()
                .map(name -> name + "=" + job.getLong("counts." + name))
                .collect(Collectors.joining(" "));
    }

    private static List<Object> said(JsonPath job) {
        return Transfers.rows(job.getString("id")).stream()
                .<Object>map(
                        row -> List.of(row.get("row"), row.get("sourceId"), row.get("outcome"), row.get("warnings"),
                                String.valueOf(row.get("problem"))))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
