package org.meridiem.content.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.audit.AuditEntries.Entry;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// Whatever anybody changes leaves one entry with the version that it made; what is refused leaves none.
@QuarkusTest
@ContentServers
class AuditTrailIT {

    private static final UUID SITE = new UUID(0, 1);

    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void everySaveAndStepOfAnArticleIsEnteredOnce() {
        Written article = Newsroom.write("contributor", article());
        article = article.patch("contributor", Map.of("headline", "A headline nobody may read here", "dek", "Nor this"))
                .step("contributor", "submit").step("editor", "requestChanges").step("contributor", "submit")
                .step("editor", "approve").step("editor", "schedule", Map.of("at", "2999-01-01T00:00:00Z"))
                .step("editor", "unschedule").step("publisher", "publish").step("publisher", "unpublish")
                .step("publisher", "publish").step("publisher", "takeDown").step("publisher", "archive");
        as("admin").header("If-Match", article.etag()).delete(article.path()).then().statusCode(204);

        List<Entry> entries = entries(article.id());
        assertThat(entries).extracting(Entry::brief).containsExactly("create contributor 1", "save contributor 2",
                "submit contributor 3", "requestChanges editor 4", "submit contributor 5", "approve editor 6",
                "schedule editor 7", "unschedule editor 8", "publish publisher 9", "unpublish publisher 10",
                "publish publisher 11", "takeDown publisher 12", "archive publisher 13", "delete admin null");
        assertThat(entries).extracting(Entry::kind).containsOnly("article");
        assertThat(entries.get(1).details()).isEqualTo("{\"changed\": [\"headline\", \"dek\"]}");
        assertThat(entries.get(2).details()).isEqualTo("{\"to\": \"IN_REVIEW\", \"from\": \"DRAFT\"}");
        assertThat(entries).extracting(Entry::details).noneMatch(details -> details.contains("nobody may read"));
    }

    @Test
    void whatIsRefusedOrRepeatedLeavesNoEntry() {
        Map<String, ?> json = article().without("section").json();
        String key = UUID.randomUUID().toString();
        Response first = as("editor").header("Idempotency-Key", key).body(json).post("/v1/editorial/articles");
        as("editor").header("Idempotency-Key", key).body(json).post("/v1/editorial/articles").then().statusCode(201);
        Written article = Written.of(first).step("editor", "submit").step("editor", "approve");
        int before = entries(article.id()).size();
        assertThat(before).isEqualTo(3);

        as("editor").body(Map.of("headline", "x")).patch(article.path()).then().statusCode(428);
        as("editor").header("If-Match", "\"1\"").body(Map.of("headline", "x")).patch(article.path()).then()
                .statusCode(412);
        as("editor").header("If-Match", "*").body(Map.of("headlne", "x")).patch(article.path()).then().statusCode(400);
        as("editor").header("If-Match", "*").body(Map.of("tags", List.of("no-such"))).patch(article.path()).then()
                .statusCode(422);
        as("reader").header("If-Match", "*").body(Map.of("headline", "x")).patch(article.path()).then().statusCode(403);
        Newsroom.transition("publisher", article.id(), "*", Map.of("transition", "publish")).then().statusCode(422);
        Newsroom.transition("publisher", article.id(), "*", Map.of("transition", "reopen")).then().statusCode(409);
        Newsroom.transition("editor", article.id(), "*", Map.of("transition", "publish")).then().statusCode(403);
        as("editor").header("If-Match", "\"1\"").delete(article.path()).then().statusCode(412);
        assertThat(entries(article.id())).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({"sections, section, admin", "tags, tag, editor", "authors, author, editor"})
    void theCatalogueIsEnteredToo(String collection, String kind, String user) {
        String path = "/v1/editorial/" + collection;
        String name = "Audited " + UUID.randomUUID();
        Response created = as(user).body(Map.of("name", name)).post(path);
        String id = created.then().statusCode(201).extract().path("id");
        Map<String, ?> renamed = Map.of("name", name + " II");
        for (int i = 0; i < 2; i++) {
            as(user).header("If-Match", "*").body(renamed).patch(path + "/" + id).then().statusCode(200);
        }
        as(user).body(Map.of("name", name, "slug", created.path("slug"))).post(path).then().statusCode(409);
        as(user).header("If-Match", "\"1\"").delete(path + "/" + id).then().statusCode(412);
        as("admin").header("If-Match", "\"2\"").delete(path + "/" + id).then().statusCode(204);

        List<Entry> entries = entries(id);
        assertThat(entries).extracting(Entry::brief).containsExactly("create " + user + " 1", "save " + user + " 2",
                "delete admin null");
        assertThat(entries).extracting(Entry::kind).containsOnly(kind);
        assertThat(entries.get(1).details()).isEqualTo("{\"changed\": [\"name\"]}");
    }

    @Test
    void whatTheClockDoesIsEnteredAsTheSystemAndPicturesAreEntered() throws Exception {
        String picture = given().auth().oauth2(Tokens.of("editor")).multiPart("file", "p.png", png())
                .multiPart("alt", "A kettle").post("/v1/editorial/media").then().statusCode(201).extract().path("id");
        Written good = Newsroom.approved(article()).step("editor", "schedule",
                Map.of("at", Instant.now().plus(Duration.ofDays(1)).toString()));
        Written bad = Newsroom.approved(article().with("heroImage", Map.of("id", picture))).step("editor", "schedule",
                Map.of("at", Instant.now().plus(Duration.ofDays(1)).toString()));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("alt", null);
        as("editor").header("If-Match", "\"1\"").body(nothing).patch("/v1/editorial/media/" + picture).then()
                .statusCode(200);
        due(good);
        due(bad);
        Patience.await().untilAsserted(() -> {
            assertThat(entries(good.id())).last().extracting(Entry::brief).isEqualTo("publish system 5");
            assertThat(entries(bad.id())).last().extracting(Entry::brief).isEqualTo("unschedule system 5");
        });
        assertThat(entries(good.id())).hasSize(5);

        as("editor").header("If-Match", "*").delete(bad.path()).then().statusCode(204);
        as("editor").header("If-Match", "*").delete("/v1/editorial/media/" + picture).then().statusCode(204);
        List<Entry> entries = entries(picture);
        assertThat(entries).extracting(Entry::brief).containsExactly("upload editor 1", "save editor 2",
                "delete editor null");
        assertThat(entries.get(1).details()).isEqualTo("{\"changed\": [\"alt\"]}");
    }

    @Test
    void theSiteIsEntered() {
        Response site = as("admin").get("/v1/editorial/site");
        int version = site.path("version");
        int before = AuditEntries.of(database, SITE).size();
        Map<String, Object> write = new HashMap<>();
        for (String member : List.of("name", "about", "language", "newsletter")) {
            write.put(member, site.path(member));
        }
        write.put("tagline", "Audited " + UUID.randomUUID());
        as("admin").header("If-Match", "\"" + version + "\"").body(write).put("/v1/editorial/site").then()
                .statusCode(200);
        as("admin").header("If-Match", "*").body(write).put("/v1/editorial/site").then().statusCode(200);
        List<Entry> entries = new ArrayList<>(AuditEntries.of(database, SITE));
        assertThat(entries).hasSize(before + 1).last().satisfies(entry -> {
            assertThat(entry.brief()).isEqualTo("save admin " + (version + 1));
            assertThat(entry.kind()).isEqualTo("site");
            assertThat(entry.details()).contains("tagline").doesNotContain("Audited");
        });
    }

    private List<Entry> entries(String id) {
        return AuditEntries.of(database, UUID.fromString(id));
    }

    private void due(Written article) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update article set schedule_at = now() - interval '1 minute' where id = ?")) {
            update.setObject(1, UUID.fromString(article.id()));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
