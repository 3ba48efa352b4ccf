package org.meridiem.content.redirect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// Old addresses that editors lead elsewhere.
@QuarkusTest
@ContentServers
class RedirectIT {

    private static final String REDIRECTS = "/v1/editorial/redirects";

    private String old;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
        old = "old-" + UUID.randomUUID();
    }

    @Test
    void anOldSlugLeadsToAnArticleAndFollowsItsSlug() {
        ArticleFixture article = ArticleFixture.article();
        Written written = Newsroom.publish(article);
        given().get("/v1/articles/" + old).then().statusCode(404);

        create(old, null, Map.of("article", written.id())).then().statusCode(201).header("ETag", "\"1\"")
                .body("status", equalTo(301)).body("from", equalTo(old));

        article(old + "?fields=slug").then().statusCode(301)
                .header("Location", "/v1/articles/" + article.slug() + "?fields=slug")
                .header("Cache-Tag", "redirects,article-" + written.id());
        Written renamed = written.patch("editor", Map.of("slug", "new-" + article.slug())).step("publisher", "publish");
        article(old).then().statusCode(301).header("Location", "/v1/articles/new-" + article.slug());
        ask("/v1/articles/" + old).then().statusCode(200).body("status", equalTo(301))
                .body("article", equalTo("new-" + article.slug()))
                .body("location", containsString("/v1/articles/new-" + article.slug()));
        ask(article.slug()).then().statusCode(200).body("article", equalTo("new-" + article.slug()));

        renamed.step("publisher", "unpublish");

        ProblemAssert.assertThat(article(old)).hasStatus(410);
        ask(old).then().statusCode(200).body("status", equalTo(410)).body("location", nullValue());
    }

    @Test
    void pathsLeadToSectionsPagesAndOtherSites() {
        Response section = Desk.section(Desk.unique("Led to"));
        create("/" + old + "/caf%C3%A9/", 302, Map.of("section", section.path("slug"))).then().statusCode(201)
                .body("from", equalTo("/" + old + "/café"));
        create("/" + old + "/page", null, Map.of("url", "/about us")).then().statusCode(201);
        create("/" + old + "/away", null, Map.of("url", "https://other.example/x?y=z")).then().statusCode(201);
        create("/" + old + "/gone", 410, null).then().statusCode(201).body("to", nullValue());

        ask("/" + old + "/café").then().statusCode(200).body("status", equalTo(302))
                .body("section", equalTo(section.path("slug"))).header("Cache-Tag", "redirects,sections");
        ask("/" + old + "/page/").then().body("location", containsString("/about%20us"));
        ask("/" + old + "/away").then().body("location", equalTo("https://other.example/x?y=z"));
        ask("/" + old + "/gone").then().statusCode(200).body("status", equalTo(410));
        ProblemAssert.assertThat(ask("/" + old + "/nothing")).hasStatus(404);
        for (String bad : List.of("no path", "/a?b", "/%ff", "/a/../b", "")) {
            ProblemAssert.assertThat(ask(bad)).hasStatus(400).hasErrorsExactlyAt("from");
        }
        ProblemAssert.assertThat(given().get("/v1/redirects")).hasStatus(400);
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").delete(section.header("Location")))
                .hasStatus(409);
    }

    @Test
    void whatIsThereComesFirst() {
        ArticleFixture article = ArticleFixture.article();
        Written written = Newsroom.publish(article);
        create(article.slug(), null, Map.of("url", "/elsewhere")).then().statusCode(201);
        given().redirects().follow(false).get("/v1/articles/" + article.slug()).then().statusCode(200);

        written.patch("editor", Map.of("slug", old)).step("publisher", "publish");

        article(article.slug()).then().statusCode(301).header("Location", "/v1/articles/" + old);
    }

    @Test
    void circlesAreRefusedHoweverTheyAreSpelt() {
        String a = "/" + old + "/a";
        String b = "/" + old + "/b";
        String site = given().get("/v1/site").then().statusCode(200).extract().path("url");
        ProblemAssert.assertThat(create(a, null, Map.of("url", a + "/"))).hasStatus(422).hasErrorsExactlyAt("/to");
        ProblemAssert.assertThat(create(old, null, Map.of("url", "/v1/articles/" + old))).hasStatus(422);
        Response first = create(a, null, Map.of("url", b));
        ProblemAssert.assertThat(create(b, null, Map.of("url", a))).hasStatus(422).hasErrorsExactlyAt("/to");
        if (site != null) {
            ProblemAssert.assertThat(create(b, null, Map.of("url", site + a))).hasStatus(422);
        }
        create(b, 302, Map.of("url", "/" + old + "/c")).then().statusCode(201);
        ProblemAssert.assertThat(create("/" + old + "/c", null, Map.of("url", a))).hasStatus(422);
        ask(a).then().body("status", equalTo(302)).body("location", containsString("/c"));
        ProblemAssert.assertThat(patch(first, Map.of("to", Map.of("url", a)))).hasStatus(422);
    }

    @Test
    void twoWhoAtOnceWouldMakeACircleDoNot() throws Exception {
        Tokens.of("admin");
        List<Integer> statuses = AtOnce.all(2, i -> create("/" + old + "/" + i, null,
                Map.of("url", "/" + old + "/" + (1 - i))).statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(201, 422);
    }

    @Test
    void badRedirectsAreRefusedWithTheirPointers() {
        Map<String, String> away = Map.of("url", "/x");
        ProblemAssert.assertThat(create("no path", null, away)).hasStatus(400).hasErrorsExactlyAt("/from");
        ProblemAssert.assertThat(create("/a?b", null, away)).hasStatus(400).hasErrorsExactlyAt("/from");
        ProblemAssert.assertThat(create("//evil.example", null, away)).hasStatus(400).hasErrorsExactlyAt("/from");
        ProblemAssert.assertThat(create("/" + "x".repeat(1_000), null, away)).hasStatus(400);
        ProblemAssert.assertThat(create(old, 307, away)).hasStatus(400).hasErrorsExactlyAt("/status");
        ProblemAssert.assertThat(create(old, null, null)).hasStatus(400).hasErrorsExactlyAt("/to");
        ProblemAssert.assertThat(create(old, 410, away)).hasStatus(400).hasErrorsExactlyAt("/to");
        ProblemAssert.assertThat(create(old, null, Map.of("url", "/x", "section", "business"))).hasStatus(400)
                .hasErrorsExactlyAt("/to");
        for (String url : List.of("javascript:alert(1)", "ftp://a.example/", "//evil.example", "https://", "x",
                "http://u:p@a.example/",
                "/a/../b", "https://a b/")) {
            ProblemAssert.assertThat(create(old, null, Map.of("url", url))).as(url).hasStatus(400)
                    .hasErrorsExactlyAt("/to/url");
        }
        ProblemAssert.assertThat(create(old, null, Map.of("article", UUID.randomUUID()))).hasStatus(422)
                .hasErrorsExactlyAt("/to/article");
        ProblemAssert.assertThat(create(old, null, Map.of("section", "no-such-section"))).hasStatus(422)
                .hasErrorsExactlyAt("/to/section");
        create(old, null, away).then().statusCode(201);
        ProblemAssert.assertThat(create("/v1/articles/" + old, null, away)).hasStatus(409).hasErrorsExactlyAt("/from");
    }

    @Test
    void aRedirectIsReadChangedListedAndRemoved() {
        Response made = create("/" + old, null, Map.of("url", "/x"));
        String location = made.header("Location");
        Desk.as("contributor").get(location).then().statusCode(200).body("", equalTo(made.path("")));
        ProblemAssert.assertThat(Desk.as("editor").body(Map.of("status", 302)).patch(location)).hasStatus(428);
        patch(made, Map.of("status", 302)).then().statusCode(200).header("ETag", "\"2\"").body("to.url", equalTo("/x"));
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("status", 301))
                .patch(location)).hasStatus(412);
        Desk.as("editor").header("If-Match", "\"2\"").body(Map.of("from", "/" + old + "/y", "to", Map.of("url", "/z")))
                .put(location).then().statusCode(200).body("status", equalTo(301));
        create("/" + old + "/x", null, Map.of("url", "/x"));
        Response page = Desk.as("moderator").queryParam("q", old).queryParam("limit", 1).queryParam("count", true)
                .get(REDIRECTS);
        page.then().body("items.from", equalTo(List.of("/" + old + "/x"))).body("total", equalTo(2));
        Desk.as("moderator").queryParam("q", old).queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("nextCursor")).get(REDIRECTS).then()
                .body("items.from", equalTo(List.of("/" + old + "/y"))).body("nextCursor", nullValue());

        Desk.as("editor").header("If-Match", "*").delete(location).then().statusCode(204);

        ProblemAssert.assertThat(Desk.as("editor").get(location)).hasStatus(404);
        ProblemAssert.assertThat(ask("/" + old + "/y")).hasStatus(404);
    }

    private static Response create(String from, @Nullable Integer status, @Nullable Map<String, ?> to) {
        Map<String, @Nullable Object> redirect = new HashMap<>();
        redirect.put("from", from);
        if (status != null) {
            redirect.put("status", status);
        }
        if (to != null) {
            redirect.put("to", to);
        }
        return Desk.as("editor").body(redirect).post(REDIRECTS);
    }

    private static Response patch(Response redirect, Map<String, ?> members) {
        return Desk.as("editor").header("If-Match", "*").body(members).patch(redirect.header("Location"));
    }

    private static Response article(String slug) {
        return given().redirects().follow(false).get("/v1/articles/" + slug);
    }

    private static Response ask(String from) {
        return given().queryParam("from", from).get("/v1/redirects");
    }
}
