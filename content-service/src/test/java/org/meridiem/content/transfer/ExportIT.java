package org.meridiem.content.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@ContentServers
class ExportIT {

    private final String mark = UUID.randomUUID().toString().substring(24);

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void whatIsExportedComesBackEqual() {
        Newsroom.make("sections",
                Map.of("name", "Upper " + mark, "slug", "upper-" + mark, "position", 7, "description", "All of it"));
        Newsroom.make("sections",
                Map.of("name", "Lower " + mark, "slug", "lower-" + mark, "parent", "upper-" + mark, "position", 1));
        Newsroom.make("tags", Map.of("name", "Tag " + mark, "slug", "tag-" + mark, "description", "About it"));
        Newsroom.make("authors", Map.of("name", "Author " + mark, "slug", "author-" + mark, "kind", "team", "role",
                "Desk", "bio", "Two\nlines"));
        List<Written> written = new ArrayList<>();
        Written renamed = Newsroom.publish(article("published"));
        renamed = renamed.patch("editor", Map.of("slug", "renamed-" + mark)).step("publisher", "publish");
        written.add(renamed.patch("editor", Map.of("dek", "Only a draft " + mark)));
        written.add(Newsroom.write("contributor", article("draft")));
        written.add(Newsroom.write("editor", article("review")).step("editor", "submit"));
        written.add(Newsroom.approved(article("approved")));
        written.add(Newsroom.approved(article("scheduled")).step("editor", "schedule",
                Map.of("at", "2099-01-01T00:00:00Z")));
        written.add(Newsroom.publish(article("withdrawn")).step("publisher", "unpublish"));
        written.add(Newsroom.write("editor", article("archived")).step("editor", "archive"));
        List<String> before = ours();
        assertThat(before).hasSize(4 + written.size());

        removeAll(written);
        assertThat(ours()).isEmpty();
        JsonPath ended = Transfers.done(String.join("\n", before), Map.of("source", mark));
        assertThat(ended.getLong("counts.created")).as(ended.prettify() + Transfers.rows(ended.getString("id")))
                .isEqualTo(before.size());

        assertThat(ours()).isEqualTo(before);
        given().get("/v1/articles/renamed-" + mark).then().statusCode(200).body("version", equalTo(5));
        given().redirects().follow(false).get("/v1/articles/published-" + mark).then().statusCode(301);
        given().get("/v1/articles/draft-" + mark).then().statusCode(404);
        try (var events = new ArticleEvents()) {
            assertThat(events.await(renamed.id(), 5)).extracting(event -> event.version()).containsExactly(1L, 2L, 3L,
                    4L, 5L);
        }
        assertThat(Transfers.done(String.join("\n", before), Map.of("source", mark)).getLong("counts.unchanged"))
                .isEqualTo(before.size());
        assertThat(Transfers.done(String.join("\n", before), Map.of("source", "elsewhere-" + mark))
                .getLong("counts.unchanged"))
                .isEqualTo(before.size());
    }

    @Test
    void whatHangsOnArticlesComesBackTooAndSoDoRedirectsAndTheSite() {
        Written article = Newsroom.publish(ArticleFixture.article().with("slug", "hung-" + mark).with("dek", mark)
                .with("commentModeration", "post"));
        as("publisher").body(Map.of("text", "It was green tea " + mark, "at", "2021-05-01T10:00:00Z"))
                .post(article.path() + "/corrections").then().statusCode(201);
        article.patch("editor", Map.of("dek", "Next " + mark)).step("editor", "schedule",
                Map.of("at", "2098-06-01T08:00:00Z", "zone", "Europe/Lisbon"));
        as("publisher").header("If-Match", "*").body(Map.of("at", "2099-01-01T00:00:00Z", "zone", "Asia/Tokyo"))
                .put(article.path() + "/expiry").then().statusCode(200);
        as("editor").header("If-Match", "*").body(Map.of("until", "2098-01-01T00:00:00Z"))
                .put(article.path() + "/embargo").then().statusCode(200);
        String top = say("reader", "/v1/articles/hung-" + mark, Map.of("text", "First " + mark));
        String answer = say("editor", "/v1/articles/hung-" + mark, Map.of("text", "Second " + mark, "parent", top));
        as("editor").put("/v1/me/comment-likes/" + top).then().statusCode(204);
        as("moderator").header("If-Match", "*").body(Map.of("decision", "spam", "reason", "An advert"))
                .post("/v1/editorial/comments/" + say("reader", "/v1/articles/hung-" + mark,
                        Map.of("text", "Buy " + mark)) + "/decisions")
                .then().statusCode(200);
        String redirect = as("editor").body(Map.of("from", "/old/" + mark, "to", Map.of("article", article.id())))
                .post("/v1/editorial/redirects").then().statusCode(201).extract().jsonPath().getString("id");
        String tagline = as("admin").get("/v1/editorial/site").jsonPath().getString("tagline");
        site(Map.of("tagline", "Tagline " + mark));
        List<String> before = ours();
        assertThat(before).extracting(line -> JsonPath.from(line).getString("type")).containsExactly("site", "article",
                "redirect", "comment", "comment", "comment");

        site(Map.of("tagline", tagline));
        as("editor").header("If-Match", "*").delete("/v1/editorial/redirects/" + redirect).then().statusCode(204);
        Written.of(article.read("editor")).step("editor", "unschedule").step("publisher", "unpublish");
        as("admin").header("If-Match", "*").delete(article.path()).then().statusCode(204);
        assertThat(ours()).isEmpty();
        String file = String.join("\n", before);
        assertThat(counts(Transfers.done(file, Map.of("source", mark, "overwrite", true, "dryRun", true))))
                .containsExactly(5, 1, 0);
        JsonPath ended = Transfers.done(file, Map.of("source", mark, "overwrite", true));

        assertThat(counts(ended)).as(Transfers.rows(ended.getString("id")).toString()).containsExactly(5, 1, 0);
        assertThat(ours()).isEqualTo(before);
        given().get("/v1/articles/hung-" + mark).then().body("corrections.text",
                equalTo(List.of("It was green tea " + mark)));
        given().get("/v1/articles/hung-" + mark + "/comments").then().body("items.id", equalTo(List.of(top)))
                .body("items[0].likeCount", equalTo(1)).body("items[0].replies.id", equalTo(List.of(answer)));
        assertThat(counts(Transfers.done(file, Map.of("source", mark)))).containsExactly(0, 0, 6);
        assertThat(counts(Transfers.done(file, Map.of("source", "elsewhere-" + mark)))).containsExactly(0, 0, 6);
        site(Map.of("tagline", tagline));
    }

    private static String say(String user, String article, Map<String, ?> comment) {
        return as(user).body(comment).post(article + "/comments").then().statusCode(201).extract().jsonPath()
                .getString("id");
    }

    private static void site(Map<String, ?> patch) {
        as("admin").contentType("application/merge-patch+json").header("If-Match", "*").body(patch)
                .patch("/v1/editorial/site").then().statusCode(200);
    }

    private static List<Integer> counts(JsonPath ended) {
        return List.of(ended.getInt("counts.created"), ended.getInt("counts.updated"),
                ended.getInt("counts.unchanged"));
    }

    @Test
    void onlyWhatIsAskedForIsExported() {
        assertThat(Transfers.export(Map.of("kinds", List.of("section")))).isNotEmpty()
                .allSatisfy(line -> assertThat(JsonPath.from(line).getString("type")).isEqualTo("section"));
        ProblemAssert.assertThat(as("admin").body(Map.of("kinds", List.of("secrets"))).post("/v1/editorial/exports"))
                .hasStatus(400);
        ProblemAssert.assertThat(as("admin").get("/v1/editorial/exports/" + UUID.randomUUID() + "/content"))
                .hasStatus(404);
        ProblemAssert.assertThat(as("editor").body(Map.of()).post("/v1/editorial/exports")).hasStatus(403);
    }

    private ArticleFixture article(String name) {
        return ArticleFixture.article().with("slug", name + "-" + mark).with("section", "lower-" + mark)
                .with("tags", List.of("tag-" + mark)).with("authors", List.of("author-" + mark))
                .with("seo", Map.of("title", "Engine"))
                .with("custom", Map.of("price", 1.50, "deep", Map.of("list", List.of(1, "two"))));
    }

    private List<String> ours() {
        return Transfers.export(Map.of()).stream().filter(line -> line.contains(mark)).toList();
    }

    private void removeAll(List<Written> written) {
        for (Written article : written) {
            String status = article.read("admin").jsonPath().getString("status");
            if (status.equals("PUBLISHED")) {
                article.step("publisher", "unpublish");
            } else if (status.equals("SCHEDULED")) {
                article.step("editor", "unschedule");
            }
            as("admin").header("If-Match", "*").delete(article.path()).then().statusCode(204);
        }
        for (String one : List.of("tags/tag-", "authors/author-", "sections/lower-", "sections/upper-")) {
            String collection = "/v1/editorial/" + one.substring(0, one.indexOf('/'));
            String slug = one.substring(one.indexOf('/') + 1) + mark;
            String id = as("admin").queryParam("q", slug).get(collection).jsonPath().getString("items[0].id");
            as("admin").header("If-Match", "*").delete(collection + "/" + id).then().statusCode(204);
        }
    }
}
