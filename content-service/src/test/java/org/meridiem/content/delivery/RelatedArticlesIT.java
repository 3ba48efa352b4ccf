package org.meridiem.content.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@ContentServers
class RelatedArticlesIT {

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void whatSharesMoreTagsComesFirst() {
        String one = tag();
        String two = tag();
        Written self = Newsroom.publish(article().with("tags", List.of(one, two)));
        Written close = Newsroom.publish(article().with("tags", List.of(two, one)));
        Written other = Newsroom.publish(article().with("tags", List.of(two)));
        Newsroom.publish(article().with("tags", List.of(one, two)).with("language", "de"));
        Newsroom.publish(article());

        given().queryParam("fields", "id,slug").queryParam("limit", 2).get(path(self)).then().statusCode(200)
                .body("items.id", equalTo(List.of(close.id(), other.id())))
                .body("items[0].keySet()", equalTo(Set.of("id", "slug")))
                .header("Cache-Tag", "article-" + self.id() + ",article-" + close.id() + ",article-" + other.id());
        given().queryParam("limit", 100).get(path(self)).then().body("items.id", not(hasItem(self.id())))
                .body("items.language", not(hasItem("de")));
    }

    @Test
    void ofTwoWithTheSameTagsTheOneAboutTheSameComesFirst() {
        String rare = tag();
        Written self = Newsroom.publish(article().titled("Volcano erupts on island").with("tags", List.of(rare)));
        Written same = Newsroom.publish(article().titled("Island volcanoes erupting").with("tags", List.of(rare)));
        Newsroom.publish(article().titled("Parliament votes on budget").with("dek", "A narrow result.")
                .with("tags", List.of(rare)));

        given().queryParam("limit", 1).get(path(self)).then().body("items.id", equalTo(List.of(same.id())));
    }

    @Test
    void whatIsWithdrawnIsNoLongerRelated() {
        String rare = tag();
        Written self = Newsroom.publish(article().with("tags", List.of(rare)));
        Written other = Newsroom.publish(article().with("tags", List.of(rare)));
        given().queryParam("limit", 1).get(path(self)).then().body("items.id", equalTo(List.of(other.id())));

        other.step("publisher", "unpublish");

        given().queryParam("limit", 100).get(path(self)).then().body("items.id", not(hasItem(other.id())));
        ProblemAssert.assertThat(given().get(path(other))).hasStatus(410);
    }

    @Test
    void anAddressAnswersAsItsArticleDoes() {
        Written draft = Newsroom.write("editor", article());
        ProblemAssert.assertThat(given().get(path(draft))).hasStatus(404);
        ProblemAssert.assertThat(given().get("/v1/articles/%27/related")).hasStatus(404);
        Written published = Newsroom.publish(article());
        String slug = "b-" + UUID.randomUUID();
        published.patch("editor", Map.of("slug", slug)).step("publisher", "publish");

        given().redirects().follow(false).queryParam("limit", 3).get(path(published)).then().statusCode(301)
                .header("Location", "/v1/articles/" + slug + "/related?limit=3")
                .header("Cache-Tag", startsWith("article-"));
        for (String bad : List.of("limit=0", "limit=101", "fields=body", "cursor=x")) {
            ProblemAssert.assertThat(given().get("/v1/articles/" + slug + "/related?" + bad)).hasStatus(400);
        }
        given().queryParam("limit", 1).get("/v1/articles/" + slug + "/related").then().body("items", hasSize(1));
    }

    private static String tag() {
        String slug = "rare-" + UUID.randomUUID();
        Newsroom.make("tags", Map.of("name", slug, "slug", slug));
        return slug;
    }

    private static String path(Written article) {
        return "/v1/articles/" + article.slug() + "/related";
    }
}
