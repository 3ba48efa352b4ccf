package org.meridiem.content.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class PreviewIT {

    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void whoeverHasTheLinkSeesTheDraftAsReadersWouldGetIt() {
        ArticleFixture article = ArticleFixture.article().titled("Not out yet");
        Newsroom.Written draft = Newsroom.write("contributor", article);

        Response made = link("contributor", draft, Map.of("expiresIn", "PT2H", "label", "Legal"));

        made.then().statusCode(201).header("ETag", "\"1\"").header("Cache-Control", "private, no-store")
                .header("Location", equalTo(draft.path() + "/preview-links/" + made.path("id")))
                .body("label", equalTo("Legal")).body("createdBy.name", equalTo("contributor"))
                .body("revision", nullValue())
                .body("url", matchesPattern("http://127\\.0\\.0\\.1:\\d+/v1/previews/[A-Za-z0-9_-]{43}"));
        Response preview = given().get(path(made));
        preview.then().statusCode(200).contentType("application/json")
                .header("Cache-Control", "no-store").header("X-Robots-Tag", "noindex, nofollow")
                .header("Referrer-Policy", "no-referrer").header("Cache-Tag", nullValue())
                .header("ETag", nullValue())
                .body("preview", equalTo(true)).body("status", equalTo("DRAFT")).body("revision", equalTo(1))
                .body("expiresAt", equalTo(made.path("expiresAt")))
                .body("headline", equalTo("Not out yet")).body("section.path", equalTo("technology/ai"))
                .body("authors[0].bio", equalTo("Writes about tea.")).body("body.html", containsString("<strong>"));
        Newsroom.Written published = Newsroom.publish(ArticleFixture.article());
        Set<String> expected = new HashSet<>(
                given().get("/v1/articles/" + published.slug()).jsonPath().getMap("").keySet().stream()
                        .map(String::valueOf).toList());
        expected.addAll(Set.of("preview", "status", "revision", "savedAt", "expiresAt"));
        assertThat(preview.jsonPath().<String, Object>getMap("").keySet()).isEqualTo(expected);
        given().get("/v1/articles/" + article.slug()).then().statusCode(404);
    }

    @Test
    void aDraftWithNothingButAHeadlineCanBeSeen() {
        Newsroom.Written draft = Newsroom.write("contributor",
                ArticleFixture.article().without("section").without("authors").without("body").without("tags"));

        given().get(path(link("contributor", draft, Map.of()))).then().statusCode(200)
                .body("section.slug", equalTo("")).body("authors", hasSize(0)).body("body.blocks", hasSize(0));
    }

    @Test
    void aLinkFollowsTheNewestRevisionUnlessItIsPinned() {
        Newsroom.Written draft = Newsroom.write("contributor", ArticleFixture.article());
        String following = path(link("contributor", draft, Map.of()));
        String pinned = path(link("contributor", draft, Map.of("revision", 1)));

        Newsroom.Written changed = draft.patch("contributor", Map.of("dek", "Second thoughts"));

        given().get(following).then().statusCode(200).body("dek", equalTo("Second thoughts"))
                .body("revision", equalTo(2));
        given().get(pinned).then().statusCode(200).body("dek", equalTo("A good harvest reaches the shops."))
                .body("revision", equalTo(1));
        Newsroom.Written published = changed.step("editor", "submit").step("editor", "approve").step("publisher",
                "publish");
        published.patch("publisher", Map.of("dek", "Third thoughts"));
        given().get(following).then().statusCode(200).body("dek", equalTo("Third thoughts")).body("status",
                equalTo("PUBLISHED"));
        given().get("/v1/articles/" + published.slug()).then().body("dek", equalTo("Second thoughts"));
    }

    @Test
    void whateverEndsALinkTheAnswerIsTheSame() throws SQLException {
        Newsroom.Written draft = Newsroom.write("contributor", ArticleFixture.article());
        Response revoked = link("contributor", draft, Map.of());
        Response expired = link("contributor", draft, Map.of());
        String good = path(link("contributor", draft, Map.of()));
        as("contributor").header("If-Match", revoked.header("ETag")).delete(revoked.header("Location")).then()
                .statusCode(204);
        update("update preview_link set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = ?",
                expired);
        char last = good.charAt(good.length() - 1);

        for (String address : List.of(path(revoked), path(expired), "/v1/previews/x",
                "/v1/previews/" + "A".repeat(43), "/v1/previews/" + "!".repeat(43),
                good.substring(0, good.length() - 2) + (good.charAt(good.length() - 2) == 'A' ? 'B' : 'A') + last,
                "/v1/previews/" + draft.id())) {
            Response answer = given().get(address);
            ProblemAssert.assertThat(answer).hasStatus(404).hasType("not-found");
            answer.then().header("Cache-Control", "no-store").header("X-Robots-Tag", "noindex, nofollow")
                    .header("Referrer-Policy", "no-referrer")
                    .body("detail", equalTo("This preview link shows nothing, or nothing any more."));
        }
        given().get(good).then().statusCode(200);
        as("contributor").get(draft.path() + "/preview-links").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void aLinkEndsWithItsArticle() {
        Newsroom.Written draft = Newsroom.write("contributor", ArticleFixture.article());
        String ofDeleted = path(link("contributor", draft, Map.of("revision", 1)));
        as("publisher").header("If-Match", "*").delete(draft.path()).then().statusCode(204);
        given().get(ofDeleted).then().statusCode(404);

        Newsroom.Written published = Newsroom.publish(ArticleFixture.article());
        String ofTakenDown = path(link("publisher", published, Map.of()));
        given().get(ofTakenDown).then().statusCode(200);
        Newsroom.Written gone = published.step("publisher", "takeDown");
        given().get(ofTakenDown).then().statusCode(404);
        ProblemAssert.assertThat(call("publisher", gone, Map.of())).hasStatus(409);
        as("publisher").get(gone.path() + "/preview-links").then().body("items", hasSize(0));
        Newsroom.Written back = gone.step("publisher", "reopen");
        given().get(ofTakenDown).then().statusCode(404);
        given().get(path(link("publisher", back, Map.of()))).then().statusCode(200);
    }

    @Test
    void nobodyMakesListsOrRevokesLinksOfSomebodyElsesDraft() {
        Newsroom.Written draft = Newsroom.write("contributor", ArticleFixture.article());
        Response made = link("contributor", draft, Map.of());

        ProblemAssert.assertThat(call("contributor2", draft, Map.of())).hasStatus(403);
        ProblemAssert.assertThat(as("contributor2").get(draft.path() + "/preview-links")).hasStatus(403);
        ProblemAssert.assertThat(as("contributor2").header("If-Match", "*").delete(made.header("Location")))
                .hasStatus(403);
        ProblemAssert.assertThat(call("reader", draft, Map.of())).hasStatus(403);
        ProblemAssert.assertThat(as("contributor").delete(made.header("Location"))).hasStatus(428);
        ProblemAssert
                .assertThat(as("contributor").header("If-Match", "\"2\"").delete(made.header("Location")))
                .hasStatus(412);
        given().get(path(made)).then().statusCode(200);
        as("editor").header("If-Match", "*").delete(made.header("Location")).then().statusCode(204);
        ProblemAssert.assertThat(as("editor").header("If-Match", "*").delete(made.header("Location"))).hasStatus(404);
        Newsroom.Written other = Newsroom.write("contributor", ArticleFixture.article());
        Response ofOther = link("contributor", other, Map.of());
        ProblemAssert.assertThat(as("editor").header("If-Match", "*")
                .delete(draft.path() + "/preview-links/" + ofOther.path("id"))).hasStatus(404);
    }

    @Test
    void theAddressIsShownOnceAndKeptNowhere() throws SQLException {
        Newsroom.Written draft = Newsroom.write("contributor", ArticleFixture.article());
        String key = UUID.randomUUID().toString();

        Response first = as("contributor").header("Idempotency-Key", key).body(Map.of("label", "Twice"))
                .post(draft.path() + "/preview-links");
        Response second = as("contributor").header("Idempotency-Key", key).body(Map.of("label", "Twice"))
                .post(draft.path() + "/preview-links");

        second.then().statusCode(201).header("Idempotent-Replayed", "true").body("url", equalTo(first.path("url")));
        as("contributor").get(draft.path() + "/preview-links").then().statusCode(200).body("items", hasSize(1))
                .body("items.url", everyItem(nullValue()));
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement("select body from idempotency_key where key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).contains(first.<String>path("id")).doesNotContain("previews");
            }
        }
        ProblemAssert.assertThat(as("contributor").header("Idempotency-Key", key).body(Map.of("label", "Other"))
                .post(draft.path() + "/preview-links")).hasStatus(422).hasType("idempotency-key-reused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"expiresIn\":\"P1000D\"}|/expiresIn|400",
            "{\"expiresIn\":60}|/expiresIn|400", "{\"expiresAt\":\"soon\"}|/expiresAt|400",
            "{\"revision\":0}|/revision|400", "{\"revision\":\"1\"}|/revision|400", "{\"revision\":9}|/revision|422",
            "{\"label\":\"a\\u0000\"}|/label|400", "{\"url\":\"https://evil.example\"}|/url|400",
            "{\"createdBy\":{}}|/createdBy|400"})
    void whatCannotBeIsNamed(String body, String pointer, int status) {
        Newsroom.Written draft = Newsroom.write("contributor", ArticleFixture.article());

        ProblemAssert.assertThat(as("contributor").body(body).post(draft.path() + "/preview-links")).hasStatus(status)
                .hasErrorsExactlyAt(pointer);
    }

    @Test
    void anArticleHasOnlySoManyLinks() throws SQLException {
        Newsroom.Written draft = Newsroom.write("contributor", ArticleFixture.article());
        Response made = link("contributor", draft, Map.of());
        update("""
                insert into preview_link (id, article_id, expires_at, created_at, created_by, created_by_name)
                select gen_random_uuid(), article_id, expires_at, created_at, created_by, created_by_name
                from preview_link, generate_series(2, 50) where id = ?""", made);

        Response refused = call("contributor", draft, Map.of());
        ProblemAssert.assertThat(refused).hasStatus(409);
        refused.then().body("maxLinks", equalTo(50));
        as("contributor").header("If-Match", "*").delete(made.header("Location")).then().statusCode(204);
        call("contributor", draft, Map.of()).then().statusCode(201);

        Response page = as("contributor").queryParam("limit", 30).get(draft.path() + "/preview-links");
        page.then().statusCode(200).body("items", hasSize(30));
        as("contributor").queryParam("limit", 30).queryParam("cursor", page.<String>path("nextCursor"))
                .get(draft.path() + "/preview-links").then().body("items", hasSize(20)).body("nextCursor", nullValue());
    }

    @Test
    void theLinkLeadsToTheSitesOwnPageForPreviews() {
        Newsroom.Written draft = Newsroom.write("contributor", ArticleFixture.article());
        site(Map.of("previewUrl", "https://news.example/preview?t={token}&x=1"));
        try {
            link("contributor", draft, Map.of()).then().body("url",
                    matchesPattern("https://news\\.example/preview\\?t=[A-Za-z0-9_-]{43}&x=1"));
        } finally {
            site(java.util.Collections.singletonMap("previewUrl", null));
        }
    }

    private static void site(Map<String, ?> patch) {
        as("admin").header("If-Match", "*").body(patch).patch("/v1/editorial/site").then().statusCode(200);
    }

    private static Response link(String user, Newsroom.Written article, Map<String, ?> request) {
        Response answer = call(user, article, request);
        answer.then().statusCode(201);
        return answer;
    }

    private static Response call(String user, Newsroom.Written article, Map<String, ?> request) {
        return as(user).body(request).post(article.path() + "/preview-links");
    }

    private static String path(Response link) {
        return URI.create(link.path("url")).getRawPath();
    }

    private void update(String sql, Response link) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, UUID.fromString(link.path("id")));
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
