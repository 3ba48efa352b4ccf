package org.meridiem.content.slug;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.events.ArticleEvent;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;
import org.meridiem.testkit.WholeList;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/// Two sections, tags or authors become one.
@QuarkusTest
@ContentServers
class MergeIT {

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void everyArticleOfAMergedTagGetsTheOtherOne() {
        Response source = make("tags", "Source");
        Response target = make("tags", "Target");
        String from = source.path("slug");
        String to = target.path("slug");
        ArticleFixture withBoth = ArticleFixture.article().with("tags", List.of("tea", from, to));
        Written published = Newsroom.publish(withBoth);
        Written draft = Newsroom.write("editor", ArticleFixture.article().with("tags", List.of(from)));
        ArticleFixture soon = ArticleFixture.article().with("tags", List.of(from));
        Written scheduled = Newsroom.approved(soon).step("editor", "schedule", Map.of("at", "2099-01-01T00:00:00Z"));

        Response merged = merge(source, to);

        merged.then().statusCode(200).header("ETag", "\"2\"").body("slug", equalTo(to)).body("synonyms",
                equalTo(List.of(from)));
        draft.read("editor").then().header("ETag", draft.etag()).body("tags", equalTo(List.of(to)));
        published.read("editor").then().header("ETag", published.etag()).body("tags", equalTo(List.of("tea", to)));
        given().redirects().follow(false).get("/v1/tags/" + from).then().statusCode(301).header("Location",
                "/v1/tags/" + to);
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    given().get("/v1/articles/" + withBoth.slug()).then().body("tags.slug",
                            equalTo(List.of("tea", to)));
                    given().get("/v1/tags/" + to).then().body("articleCount", equalTo(1));
                });
        given().get("/v1/articles?tag=" + to).then().body("items.id", equalTo(List.of(published.id())));
        try (var events = new ArticleEvents()) {
            List<ArticleEvent> seen = events.await(published.id(), 2);
            assertThat(seen).extracting(ArticleEvent::version).containsExactly(1L, 2L);
            assertThat(seen.getLast()).isInstanceOfSatisfying(ArticleEvent.Updated.class,
                    updated -> assertThat(updated.card().tags()).extracting(tag -> tag.slug()).containsExactly("tea",
                            to));
        }

        scheduled.step("publisher", "publish");
        given().get("/v1/articles/" + soon.slug()).then().statusCode(200).body("tags.slug", equalTo(List.of(to)));
        draft.patch("editor", Map.of("dek", "Edited after the merge.")).read("editor").then().body("tags",
                equalTo(List.of(to)));
        Desk.as("editor").get(draft.path() + "/revisions/1").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors"})
    void whatWasMergedSaysWhereItWent(String collection) {
        Response first = make(collection, "First");
        Response second = make(collection, "Second");
        Response third = make(collection, "Third");
        merge(first, second.path("slug")).then().statusCode(200);

        merge(second, third.path("slug")).then().statusCode(200);

        for (Response gone : List.of(first, second)) {
            for (Response answer : List.of(Desk.as("admin").get(gone.header("Location")),
                    Desk.as("admin").header("If-Match", "*").body(Map.of("name", "X")).patch(gone.header("Location")),
                    Desk.as("admin").header("If-Match", "*").delete(gone.header("Location")),
                    merge(gone, third.path("slug")))) {
                // The slug of the second leads to the third already: merging into itself comes first.
                ProblemAssert.assertThat(answer).hasStatus(410).hasType("gone");
                answer.then().body("mergedInto", equalTo(third.path("id")));
            }
            given().redirects().follow(false).get("/v1/" + collection + "/" + gone.path("slug")).then()
                    .statusCode(301).header("Location", "/v1/" + collection + "/" + third.path("slug"));
        }
        Desk.as("admin").queryParam("limit", 100).queryParam("q", first.<String>path("name"))
                .get("/v1/editorial/" + collection).then().body("items.id", equalTo(List.of()));
        // Sections are one tree, the others come page by page.
        List<Object> shown = collection.equals("sections")
                ? given().get("/v1/sections").then().statusCode(200).extract().path("items.slug")
                : WholeList.of(RestAssured::given, "/v1/" + collection).stream().map(item -> item.get("slug")).toList();
        assertThat(shown).contains(third.<Object>path("slug")).doesNotContain(first.<Object>path("slug"));
        Desk.as("admin").header("If-Match", "*").delete(third.header("Location")).then().statusCode(204);
        given().get("/v1/" + collection + "/" + first.path("slug")).then().statusCode(404);
        Desk.created("admin", "/v1/editorial/" + collection, Map.of("name", "Again", "slug", first.path("slug")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors"})
    void aMergeNeedsTheVersionAndAnotherOne(String collection) {
        Response source = make(collection, "Careful");
        Response target = make(collection, "Other");
        String path = source.header("Location") + "/merge";
        Map<String, String> into = Map.of("into", target.path("slug"));

        ProblemAssert.assertThat(Desk.as("admin").body(into).post(path)).hasStatus(428);
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "\"7\"").body(into).post(path)).hasStatus(412);
        ProblemAssert.assertThat(merge(source, source.path("slug"))).hasStatus(422).hasErrorsExactlyAt("/into");
        ProblemAssert.assertThat(merge(source, "no-such-slug")).hasStatus(422).hasErrorsExactlyAt("/into");
        ProblemAssert.assertThat(merge(source, "No Slug")).hasStatus(400).hasErrorsExactlyAt("/into");
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").body(Map.of()).post(path)).hasStatus(400)
                .hasErrorsExactlyAt("/into");
        String nobody = "/v1/editorial/" + collection + "/01890a5d-ac96-774b-bcce-b302099a8057/merge";
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").body(into).post(nobody)).hasStatus(404);
        Response first = Desk.as("admin").header("If-Match", "*").header("Idempotency-Key", path).body(into).post(path);
        Response again = Desk.as("admin").header("If-Match", "*").header("Idempotency-Key", path).body(into).post(path);
        first.then().statusCode(200);
        again.then().statusCode(200).header("ETag", first.header("ETag"));
    }

    @Test
    void aMergedSectionLeavesItsArticlesAndSectionsToTheOtherOne() {
        Response source = make("sections", "Gadgets");
        Response target = make("sections", "Devices");
        Response inTarget = Desk.section(Desk.unique("There already"), target.path("slug"));
        Response child = Desk.section(Desk.unique("Phones"), source.path("slug"));
        Response grandchild = Desk.section(Desk.unique("Smart phones"), child.path("slug"));
        ArticleFixture top = ArticleFixture.article().with("section", source.path("slug"));
        ArticleFixture deep = ArticleFixture.article().with("section", grandchild.path("slug"));
        Written published = Newsroom.publish(top);
        Newsroom.publish(deep);
        Written draft = Newsroom.write("editor", ArticleFixture.article().with("section", source.path("slug")));

        merge(source, target.path("slug")).then().statusCode(200);

        String path = target.path("slug") + "/" + child.path("slug");
        Desk.as("admin").get(child.header("Location")).then().body("path", equalTo(path)).body("parent",
                equalTo(target.path("slug"))).body("version", equalTo(2)).body("position", equalTo(1));
        Desk.as("admin").get(grandchild.header("Location")).then().body("path",
                equalTo(path + "/" + grandchild.path("slug")));
        draft.read("editor").then().body("section", equalTo(target.path("slug")));
        Desk.as("editor").queryParam("section", target.<String>path("slug")).get("/v1/editorial/articles").then()
                .body("items.id", hasItems(draft.id(), published.id()));
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            given().get("/v1/articles/" + top.slug()).then().body("section.slug", equalTo(target.path("slug")));
            given().get("/v1/articles/" + deep.slug()).then().body("section.path",
                    equalTo(path + "/" + grandchild.path("slug")));
            given().get("/v1/sections/" + target.path("slug")).then().body("articleCount", equalTo(2)).body(
                    "children.slug", equalTo(List.of(inTarget.path("slug"), child.path("slug"))));
        });
        given().get("/v1/articles?section=" + source.path("slug")).then().body("items.size()", equalTo(2));
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").delete(target.header("Location")))
                .hasStatus(409);
    }

    @Test
    void aSectionIsNotMergedIntoOneBelowItNorTooDeep() {
        Response top = make("sections", "Top");
        Response below = Desk.section(Desk.unique("Below"), top.path("slug"));
        Response other = make("sections", "O1");
        Response o = other;
        for (int level = 2; level <= 5; level++) {
            o = Desk.section(Desk.unique("O" + level), o.path("slug"));
        }

        ProblemAssert.assertThat(merge(top, below.path("slug"))).hasStatus(422).hasErrorsExactlyAt("/into");
        ProblemAssert.assertThat(merge(top, o.path("slug"))).hasStatus(422).hasErrorsExactlyAt("/into");
        merge(below, top.path("slug")).then().statusCode(200);
    }

    @Test
    void whatIsWrittenAndPublishedDuringAMergeHasTheOtherTag() throws Exception {
        Response source = make("tags", "Busy");
        Response target = make("tags", "Calm");
        List<Written> articles = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            articles.add(Newsroom
                    .approved(ArticleFixture.article().with("tags", List.of(source.<String>path("slug")))));
        }
        List<Callable<Object>> acts = new ArrayList<>();
        articles.forEach(article -> acts.add(() -> article.step("publisher", "publish")));
        for (int i = 0; i < 4; i++) {
            acts.add(() -> Newsroom.write("editor",
                    ArticleFixture.article().with("tags", List.of(source.<String>path("slug")))));
        }
        acts.add(() -> merge(source, target.path("slug")).then().statusCode(200));

        AtOnce.all(acts);

        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            for (Written article : articles) {
                given().get("/v1/articles/" + article.slug()).then().statusCode(200).body("tags.slug",
                        equalTo(List.of(target.<String>path("slug"))));
            }
            given().get("/v1/tags/" + target.path("slug")).then().body("articleCount", equalTo(6));
        });
        Response refused = Desk.as("admin").header("If-Match", "*").delete(target.header("Location"));
        refused.then().statusCode(409).body("uses.articles", equalTo(10));
    }

    @Test
    void articlesOfWhatIsMergedTwiceInARowEndAtTheLastOne() {
        Response first = make("tags", "First");
        Response second = make("tags", "Second");
        Response third = make("tags", "Third");
        ArticleFixture article = ArticleFixture.article().with("tags", List.of(first.<String>path("slug")));
        Newsroom.publish(article);
        Newsroom.write("editor", ArticleFixture.article().with("tags", List.of(second.<String>path("slug"))));

        merge(first, second.path("slug")).then().statusCode(200);
        merge(second, third.path("slug")).then().statusCode(200);

        Desk.as("editor").get(third.header("Location") + "/usage").then().body("articles", equalTo(2));
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            given().get("/v1/articles/" + article.slug()).then().body("tags.slug",
                    equalTo(List.of(third.<String>path("slug"))));
            given().get("/v1/tags/" + third.path("slug")).then().body("articleCount", equalTo(1));
        });
        Desk.as("editor").get(third.header("Location") + "/usage").then().body("articles", equalTo(2));
    }

    @Test
    void aPersonAndATeamAreNotMerged() {
        Response person = make("authors", "Person");
        Response team = Desk.created("admin", "/v1/editorial/authors",
                Map.of("name", Desk.unique("Team"), "kind", "team"));

        ProblemAssert.assertThat(merge(person, team.path("slug"))).hasStatus(422).hasErrorsExactlyAt("/into");
    }

    @Test
    void aMergedAuthorHoldsNoPicture() {
        Response picture = given().auth().oauth2(Tokens.of("editor")).multiPart("file", "pixel.png", PIXEL)
                .multiPart("alt", "A dot").post("/v1/editorial/media");
        Response source = Desk.created("admin", "/v1/editorial/authors", Map.of("name", Desk.unique("Pictured"),
                "avatar", Map.of("id", picture.path("id"))));
        Response target = make("authors", "Plain");
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").delete(picture.header("Location")))
                .hasStatus(409);

        merge(source, target.path("slug")).then().statusCode(200);

        Desk.as("admin").header("If-Match", "*").delete(picture.header("Location")).then().statusCode(204);
    }

    @Test
    void anAuthorWhoWasMergedLeavesBylinesAndTeams() {
        Response one = make("authors", "Ann");
        Response other = make("authors", "Anne");
        Response team = Desk.created("admin", "/v1/editorial/authors", Map.of("name", Desk.unique("Desk"), "kind",
                "team", "members", List.of(one.<String>path("slug"))));
        ArticleFixture article = ArticleFixture.article()
                .with("authors", List.of(one.<String>path("slug"), other.<String>path("slug")));
        Newsroom.publish(article);

        merge(one, other.path("slug")).then().statusCode(200);

        Desk.as("admin").get(team.header("Location")).then().body("members",
                equalTo(List.of(other.<String>path("slug"))));
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> given().get("/v1/articles/" + article.slug()).then().body("authors.slug",
                        equalTo(List.of(other.<String>path("slug")))));
    }

    private static Response make(String collection, String name) {
        return Desk.created("admin", "/v1/editorial/" + collection, Map.of("name", Desk.unique(name)));
    }

    private static Response merge(Response source, String into) {
        return Desk.as("admin").header("If-Match", "*").body(Map.of("into", into))
                .post(source.header("Location") + "/merge");
    }
}
