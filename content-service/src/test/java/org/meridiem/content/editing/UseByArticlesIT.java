package org.meridiem.content.editing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// What sections, tags, authors and pictures know of the articles that refer to them.
@QuarkusTest
@ContentServers
class UseByArticlesIT {

    private static final byte[] PIXEL = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Response top;
    private Response below;
    private Response tag;
    private Response author;
    private Response picture;

    @BeforeEach
    void set() {
        top = Desk.section(Desk.unique("Counting"));
        below = Desk.section(Desk.unique("Below"), top.path("slug"));
        tag = Desk.tag(Desk.unique("Counted"));
        author = Desk.author(Desk.unique("Counter"));
        picture = given().auth().oauth2(Tokens.of("editor")).multiPart("file", "pixel.png", PIXEL)
                .multiPart("alt", "A dot").post("/v1/editorial/media");
        picture.then().statusCode(201);
    }

    @Test
    void readersCountOnlyWhatIsPublished() {
        Desk.draft(Desk.unique("Draft"), members(below));
        Response unpublished = Desk.published(Desk.unique("Was here"), members(below));
        Desk.published(Desk.unique("Here"), members(below));
        Desk.published(Desk.unique("Above"), members(top));
        counts(2, 3);

        Desk.transition(unpublished, "unpublish");

        counts(1, 2);
    }

    private void counts(int inBelow, int inAll) {
        given().get("/v1/sections/" + below.path("slug")).then().body("articleCount", equalTo(inBelow));
        given().get("/v1/sections/" + top.path("slug")).then().body("articleCount", equalTo(inAll)).body(
                "children[0].articleCount",
                equalTo(inBelow));
        given().get("/v1/tags/" + tag.path("slug")).then().body("articleCount", equalTo(inAll));
        given().get("/v1/authors/" + author.path("slug")).then().body("articleCount", equalTo(inAll));
        given().get("/v1/sections").then().body("items.find { it.slug == '" + top.path("slug") + "' }.articleCount",
                equalTo(inAll));
    }

    @Test
    void anAnswerWithACountIsNotOldAfterAPublication() {
        Response before = given().get("/v1/tags/" + tag.path("slug"));

        Desk.published(Desk.unique("Fresh"), members(below));

        given().header("If-None-Match", before.header("ETag")).get("/v1/tags/" + tag.path("slug")).then()
                .statusCode(200).body("articleCount",
                        equalTo(1));
    }

    @Test
    void whatADraftRefersToStays() {
        Response draft = Desk.draft(Desk.unique("Draft"), members(below));

        for (Response used : List.of(below, tag, author, picture)) {
            Response refused = Desk.as("admin").header("If-Match", "*").delete(used.header("Location"));
            ProblemAssert.assertThat(refused).as(used.header("Location")).hasStatus(409).hasType("in-use");
            refused.then().body("count", equalTo(1)).body("uses.articles", equalTo(1));
        }
        Desk.as("publisher").header("If-Match", "*").delete(draft.header("Location")).then().statusCode(204);
        for (Response unused : List.of(below, tag, author, picture)) {
            Desk.as("admin").header("If-Match", "*").delete(unused.header("Location")).then().statusCode(204);
        }
    }

    @Test
    void publishedArticlesFollowNewNamesAndTexts() {
        Response article = Desk.published(Desk.unique("Followed"), members(below));
        String address = "/v1/articles/" + article.path("slug");
        given().get(address).then().statusCode(200).body("heroImage.alt", equalTo("A dot"));

        patch(below, Map.of("name", "New section"));
        patch(tag, Map.of("name", "New tag"));
        patch(author, Map.of("bio", "New bio"));
        patch(picture, Map.of("alt", "A new dot"));

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var shown = given().get(address).then().statusCode(200).extract();
            assertThat(shown.<String>path("section.name")).isEqualTo("New section");
            assertThat(shown.<String>path("tags[0].name")).isEqualTo("New tag");
            assertThat(shown.<String>path("authors[0].bio")).isEqualTo("New bio");
            assertThat(shown.<String>path("heroImage.alt")).isEqualTo("A new dot");
        });
    }

    private static void patch(Response resource, Map<String, ?> members) {
        Desk.as("admin").header("If-Match", "*").body(members).patch(resource.header("Location")).then()
                .statusCode(200);
    }

    private Map<String, Object> members(Response section) {
        return Map.of("section", section.path("slug"), "tags", List.of(tag.<String>path("slug")), "authors",
                List.of(author.<String>path("slug")),
                "heroImage", Map.of("id", picture.path("id")));
    }
}
