package org.meridiem.content.correction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.events.ArticleEvent;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class CorrectionIT {

    private static final String TEXT = "An earlier version gave the price of <green> tea & not of black tea.";

    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void readersSeeItAtOnceAndInEveryLaterPublication() {
        Written published = Newsroom.publish(article());
        Written edited = published.patch("editor", Map.of("dek", "Not yet for readers"));

        Response first = correct("publisher", published, Map.of("text", "  " + TEXT + "\r\nSorry. "));
        first.then().statusCode(201).header("ETag", equalTo("\"1\"")).body("text", equalTo(TEXT + "\nSorry."));
        as("contributor").get(first.header("Location")).then().statusCode(403);
        as("editor").get(first.header("Location")).then().statusCode(200).body("createdBy.name", equalTo("publisher"));
        correct("publisher", published, Map.of("text", "Older.", "at", "2020-01-02T03:04:05Z")).then().statusCode(201);

        given().get("/v1/articles/" + published.slug()).then().statusCode(200).body("version", equalTo(3))
                .body("dek", equalTo("A good harvest reaches the shops."))
                .body("corrections.text", equalTo(List.of(TEXT + "\nSorry.", "Older.")))
                .body("corrections[1].at", equalTo("2020-01-02T03:04:05Z"))
                .body("seo.jsonLd.correction[1].'@type'", equalTo("CorrectionComment"))
                .body("seo.jsonLd.correction[1].datePublished", equalTo("2020-01-02T03:04:05Z"));
        edited.step("publisher", "publish");
        given().get("/v1/articles/" + published.slug()).then().body("version", equalTo(4))
                .body("dek", equalTo("Not yet for readers")).body("corrections.size()", equalTo(2));
        try (var events = new ArticleEvents()) {
            assertThat(events.await(published.id(), 4)).extracting(ArticleEvent::version)
                    .containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void whoIsWritingAtTheArticleIsNotDisturbed() {
        Written published = Newsroom.publish(article());

        correct("publisher", published, Map.of("text", TEXT)).then().statusCode(201);

        published.patch("editor", Map.of("dek", "Written meanwhile"));
    }

    @Test
    void itIsRewordedAndWithdrawnByItsOwnVersion() {
        Written published = Newsroom.publish(article());
        Response made = correct("publisher", published, Map.of("text", TEXT));
        String path = made.header("Location");
        String updatedAt = publicMember(published, "updatedAt");

        ProblemAssert.assertThat(as("publisher").body(Map.of("text", "Better.")).put(path)).hasStatus(428);
        Response changed = as("publisher").header("If-Match", "\"1\"").body(Map.of("text", "Better.")).put(path);
        changed.then().statusCode(200).header("ETag", equalTo("\"2\"")).body("at",
                equalTo(made.jsonPath().getString("at")));
        ProblemAssert.assertThat(as("publisher").header("If-Match", "\"1\"").body(Map.of("text", "Worse.")).put(path))
                .hasStatus(412);
        given().get("/v1/articles/" + published.slug()).then().body("corrections.text", equalTo(List.of("Better.")))
                .body("version", equalTo(3));
        assertThat(Instant.parse(publicMember(published, "updatedAt"))).isAfterOrEqualTo(Instant.parse(updatedAt));

        // The same again changes nothing.
        as("publisher").header("If-Match", "*").body(Map.of("text", "Better.")).put(path).then().statusCode(200)
                .header("ETag", equalTo("\"2\""));
        as("publisher").header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        given().get("/v1/articles/" + published.slug()).then().body("corrections", equalTo(List.of()))
                .body("seo.jsonLd.correction", nullValue()).body("version", equalTo(4));
        ProblemAssert.assertThat(as("publisher").get(path)).hasStatus(404);
    }

    @Test
    void onlyWhatReadersSawIsCorrectedAndOnlyByThoseWhoPublish() {
        Written draft = Newsroom.write("contributor", article());
        ProblemAssert.assertThat(correct("publisher", draft, Map.of("text", TEXT))).hasStatus(409);
        ProblemAssert.assertThat(correct("contributor", draft, Map.of("text", TEXT))).hasStatus(403);
        Written published = Newsroom.publish(article());
        ProblemAssert.assertThat(correct("editor", published, Map.of("text", TEXT))).hasStatus(403);
        ProblemAssert.assertThat(as("contributor").get(published.path() + "/corrections")).hasStatus(403);

        Written gone = published.step("publisher", "unpublish");
        correct("publisher", gone, Map.of("text", TEXT)).then().statusCode(201);
        given().get("/v1/articles/" + published.slug()).then().statusCode(410);
        gone.step("publisher", "publish");
        given().get("/v1/articles/" + published.slug()).then().body("corrections.text", equalTo(List.of(TEXT)));
    }

    @Test
    void badInputIsNamed() {
        Written published = Newsroom.publish(article());

        ProblemAssert.assertThat(correct("publisher", published, Map.of("text", " "))).hasStatus(400)
                .hasErrorsExactlyAt("/text");
        ProblemAssert.assertThat(correct("publisher", published, Map.of("text", "a\u0007b"))).hasStatus(400)
                .hasErrorsExactlyAt("/text");
        ProblemAssert
                .assertThat(correct("publisher", published,
                        Map.of("text", TEXT, "at", Instant.now().plusSeconds(3600).toString())))
                .hasStatus(400).hasErrorsExactlyAt("/at");
        ProblemAssert.assertThat(correct("publisher", published, Map.of("text", TEXT, "author", "me"))).hasStatus(400);
        given().get("/v1/articles/" + published.slug()).then().body("version", equalTo(1));
    }

    @Test
    void manyAtOnceAreAllThere() throws Exception {
        Written published = Newsroom.publish(article());

        AtOnce.all(12, number -> correct("publisher", published, Map.of("text", "Number " + number)).then()
                .statusCode(201).extract().statusCode());

        given().get("/v1/articles/" + published.slug()).then().body("corrections.size()", equalTo(12))
                .body("version", equalTo(13));
        Response page = as("editor").queryParam("limit", 5).get(published.path() + "/corrections");
        List<String> ids = new java.util.ArrayList<>(page.jsonPath().getList("items.id"));
        while (page.jsonPath().getString("nextCursor") != null) {
            page = as("editor").queryParam("limit", 5).queryParam("cursor", page.jsonPath().getString("nextCursor"))
                    .get(published.path() + "/corrections");
            ids.addAll(page.jsonPath().getList("items.id"));
        }
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aRepeatWithTheSameKeyMakesOneAndTheAuditLogKnows() throws SQLException {
        Written published = Newsroom.publish(article());
        String key = UUID.randomUUID().toString();

        String first = as("publisher").header("Idempotency-Key", key).body(Map.of("text", TEXT))
                .post(published.path() + "/corrections").header("Location");
        String second = as("publisher").header("Idempotency-Key", key).body(Map.of("text", TEXT))
                .post(published.path() + "/corrections").header("Location");

        assertThat(second).isEqualTo(first);
        String id = first.substring(first.lastIndexOf('/') + 1);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select count(*), min(details::text) from audit_entry where kind = 'correction' and target_id = ?")) {
            select.setObject(1, UUID.fromString(id));
            try (var row = select.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
                assertThat(row.getString(2)).contains(published.id()).doesNotContain("green");
            }
        }
    }

    private static Response correct(String user, Written article, Map<String, ?> correction) {
        return as(user).body(correction).post(article.path() + "/corrections");
    }

    private static String publicMember(Written article, String member) {
        return given().get("/v1/articles/" + article.slug()).jsonPath().getString(member);
    }
}
