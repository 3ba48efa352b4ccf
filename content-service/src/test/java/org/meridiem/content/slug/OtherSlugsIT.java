package org.meridiem.content.slug;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Former slugs and synonyms of sections, tags and authors.
@QuarkusTest
@ContentServers
class OtherSlugsIT {

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors"})
    void aFormerSlugLeadsReadersToThePresentOneEvenBackAndForth(String collection) {
        Response made = make(collection, "There and back");
        String a = made.path("slug");
        String b = "b-" + a;
        String others = collection.equals("tags") ? "synonyms" : "formerSlugs";

        patch(made, Map.of("slug", b)).then().statusCode(200).body(others, equalTo(List.of(a)));

        noRedirect().get("/v1/" + collection + "/" + a).then().statusCode(301)
                .header("Location", "/v1/" + collection + "/" + b)
                .header("Cache-Control", "public, max-age=10");
        given().get("/v1/" + collection + "/" + a).then().statusCode(200).body("slug", equalTo(b));

        patch(made, Map.of("slug", a)).then().statusCode(200).body(others, equalTo(List.of(b)));

        given().redirects().follow(false).get("/v1/" + collection + "/" + a).then().statusCode(200);
        noRedirect().get("/v1/" + collection + "/" + b).then().statusCode(301)
                .header("Location", "/v1/" + collection + "/" + a);
        Desk.as("contributor").queryParam("q", a).get("/v1/editorial/" + collection).then()
                .body("items[0]." + others, equalTo(List.of(b)));
        Desk.as("contributor").get(made.header("Location")).then().body(others, equalTo(List.of(b)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors"})
    void aFormerSlugIsNobodyElsesUntilItIsGivenUp(String collection) {
        Response made = make(collection, "Owner");
        Response other = make(collection, "Other");
        String former = made.path("slug");
        String others = collection.equals("tags") ? "synonyms" : "formerSlugs";
        patch(made, Map.of("slug", "new-" + former)).then().statusCode(200);

        ProblemAssert.assertThat(Desk.as("admin").body(Map.of("name", "X", "slug", former))
                .post("/v1/editorial/" + collection)).hasStatus(409).hasType("already-exists")
                .hasErrorsExactlyAt("/slug");
        ProblemAssert.assertThat(patch(other, Map.of("slug", former))).hasStatus(409).hasErrorsExactlyAt("/slug");
        ProblemAssert.assertThat(patch(other, Map.of(others, List.of("free-" + former, former)))).hasStatus(409)
                .hasErrorsExactlyAt("/" + others + "/1");
        patch(made, Map.of("name", "A new name keeps them")).then().body(others, hasSize(1));

        patch(made, Map.of(others, List.of())).then().statusCode(200).body(others, hasSize(0));

        given().get("/v1/" + collection + "/" + former).then().statusCode(404);
        patch(other, Map.of("slug", former)).then().statusCode(200).body("slug", equalTo(former));
    }

    @Test
    void synonymsAreSetByHandAndFollowTheVersion() {
        Response tag = make("tags", "Speakers");
        String one = "one-" + tag.path("slug");
        String two = "two-" + tag.path("slug");

        Response changed = Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("synonyms", List.of(two, one)))
                .patch(tag.header("Location"));

        changed.then().statusCode(200).header("ETag", "\"2\"").body("synonyms", equalTo(List.of(one, two)));
        Response stale = Desk.as("editor").header("If-Match", "\"1\"").body(Map.of("synonyms", List.of()))
                .patch(tag.header("Location"));
        ProblemAssert.assertThat(stale).hasStatus(412);
        stale.then().body("changedFields", equalTo(List.of("synonyms")));
        patch(tag, Map.of("synonyms", List.of(two, one))).then().header("ETag", "\"2\"");
        ProblemAssert.assertThat(patch(tag, Map.of("synonyms", List.of(tag.<String>path("slug"))))).hasStatus(422)
                .hasErrorsExactlyAt("/synonyms/0");
        ProblemAssert.assertThat(patch(tag, Map.of("synonyms", List.of("No Slug")))).hasStatus(400)
                .hasErrorsExactlyAt("/synonyms/0");
        ProblemAssert.assertThat(patch(tag, Map.of("synonyms", List.of("\u0000")))).hasStatus(400);
        Desk.created("editor", "/v1/editorial/tags", Map.of("name", Desk.unique("With"), "synonyms",
                List.of("three-" + tag.path("slug")))).then().body("synonyms", hasSize(1));
    }

    @Test
    void writersMayUseASynonymAndGetTheTag() {
        Newsroom.catalogue();
        Response tag = make("tags", "Loudspeakers");
        String synonym = "syn-" + tag.path("slug");
        patch(tag, Map.of("synonyms", List.of(synonym)));
        ArticleFixture article = ArticleFixture.article()
                .with("tags", List.of(synonym, tag.<String>path("slug"), "tea"));

        Written written = Newsroom.publish(article);

        written.read("editor").then().body("tags", equalTo(List.of(tag.path("slug"), "tea")));
        given().get("/v1/articles/" + article.slug()).then().body("tags.slug",
                equalTo(List.of(tag.path("slug"), "tea")));
        for (String filter : List.of("tag=" + synonym, "tag=" + tag.path("slug"), "allTags=" + synonym + ",tea",
                "tag=none-such&tag=" + synonym)) {
            Patience.await().untilAsserted(
                    () -> given().get("/v1/articles?" + filter).then().statusCode(200).body("items.id",
                            equalTo(List.of(written.id()))));
        }
    }

    @Test
    void listsForColleaguesKnowFormerSlugsToo() {
        Newsroom.catalogue();
        Response author = make("authors", "Lister");
        Response section = make("sections", "Listed");
        Written written = Newsroom.write("editor", ArticleFixture.article()
                .with("authors", List.of(author.<String>path("slug"))).with("section", section.path("slug")));
        patch(author, Map.of("slug", "new-" + author.path("slug")));
        patch(section, Map.of("slug", "new-" + section.path("slug")));

        Patience.await().untilAsserted(() -> {
            for (String filter : List.of("author=" + author.path("slug"), "section=" + section.path("slug"),
                    "author=new-" + author.path("slug"))) {
                Desk.as("editor").get("/v1/editorial/articles?" + filter).then().body("items.id",
                        equalTo(List.of(written.id())));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ش", "é", "ж", "a ", "🎉b "})
    void aVeryLongHeadlineGivesAShortSlugAndTheNextOneANumber(String text) {
        String headline = (Desk.unique("x") + " " + text.repeat(300)).substring(0, 300);
        if (Character.isHighSurrogate(headline.charAt(299))) {
            headline = headline.substring(0, 299);
        }

        String first = Newsroom.write("editor", ArticleFixture.article().without("slug").titled(headline)).slug();
        String second = Newsroom.write("editor", ArticleFixture.article().without("slug").titled(headline)).slug();

        assertThat(first).hasSizeLessThanOrEqualTo(120).matches("[a-z0-9]+(-[a-z0-9]+)*").startsWith("x-");
        assertThat(second).hasSizeLessThanOrEqualTo(120).matches("[a-z0-9]+(-[a-z0-9]+)*").endsWith("-2");
    }

    @Test
    void tenWhoWantTheSameSlugAtOnceAreOneOwner() throws Exception {
        String wanted = make("tags", "Wanted").<String>path("slug") + "-x";
        List<Response> tags = AtOnce.all(10, i -> make("tags", "Contender " + i));
        Tokens.of("admin");

        List<Integer> statuses = AtOnce.all(10, i -> patch(tags.get(i),
                i % 2 == 0 ? Map.of("slug", wanted) : Map.of("synonyms", List.of(wanted))).statusCode());

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void aTagWithTwoFormerSlugsCanGoAndFreesThem() {
        Response tag = make("tags", "Short lived");
        patch(tag, Map.of("slug", "x-" + tag.path("slug")));
        patch(tag, Map.of("slug", "y-" + tag.path("slug"))).then().body("synonyms",
                containsInAnyOrder(tag.path("slug"), "x-" + tag.path("slug")));

        Desk.as("editor").header("If-Match", "*").delete(tag.header("Location")).then().statusCode(204);

        given().get("/v1/tags/" + tag.path("slug")).then().statusCode(404);
        Desk.created("editor", "/v1/editorial/tags", Map.of("name", "Again", "slug", tag.path("slug")));
    }

    private static Response make(String collection, String name) {
        return Desk.created("admin", "/v1/editorial/" + collection, Map.of("name", Desk.unique(name)));
    }

    private static Response patch(Response resource, Map<String, ?> members) {
        return Desk.as("admin").header("If-Match", "*").body(members).patch(resource.header("Location"));
    }

    private static RequestSpecification noRedirect() {
        return given().redirects().follow(false);
    }
}
