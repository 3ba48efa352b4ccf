package org.meridiem.content.editing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// Where sections, tags and authors are used.
@QuarkusTest
@ContentServers
class UsageIT {

    @Test
    void colleaguesSeeHowManyArticlesUseItAndWhichOfThemTheyMaySee() {
        Response section = Desk.section(Desk.unique("Used"));
        Desk.section(Desk.unique("Below"), section.path("slug"));
        Response tag = Desk.tag(Desk.unique("Used"));
        Response author = Desk.author(Desk.unique("Used"));
        Desk.created("editor", "/v1/editorial/authors", Map.of("name", Desk.unique("Team"), "kind", "team", "members",
                List.of(author.<String>path("slug"))));
        Written own = Newsroom.write("contributor", article(section, tag, author));
        Written published = Newsroom.publish(article(section, tag, author));
        Written moved = published.patch("editor", Map.of("tags", List.of()));

        for (Response used : List.of(section, author)) {
            usage("editor", used, 20).then().statusCode(200).body("articles", equalTo(2))
                    .body("byStatus.status", equalTo(List.of("DRAFT", "PUBLISHED")))
                    .body("byStatus.count", equalTo(List.of(1, 1)))
                    .body("items.id", equalTo(List.of(moved.id(), own.id())))
                    .body("items[0].parts", equalTo(List.of("newest", "published")));
        }
        usage("editor", section, 20).then().body("sections", equalTo(1)).body("teams", nullValue());
        usage("editor", author, 20).then().body("teams", equalTo(1)).body("sections", nullValue());
        usage("editor", tag, 20).then().body("items[0].parts", equalTo(List.of("published")));
        usage("contributor", tag, 20).then().body("articles", equalTo(2)).body("items.id", equalTo(List.of(own.id())));
        usage("moderator", tag, 20).then().body("articles", equalTo(2)).body("items", hasSize(0));
        Response page = usage("editor", tag, 1);
        page.then().body("items.id", equalTo(List.of(published.id())));
        Desk.as("editor").queryParam("limit", 1).queryParam("cursor", page.<String>path("nextCursor"))
                .get(tag.header("Location") + "/usage").then().body("items.id", equalTo(List.of(own.id())))
                .body("nextCursor", nullValue());
        ProblemAssert.assertThat(
                Desk.as("editor").get("/v1/editorial/tags/01890a5d-ac96-774b-bcce-b302099a8057/usage")).hasStatus(404);
    }

    private static ArticleFixture article(Response section, Response tag, Response author) {
        Newsroom.catalogue();
        return ArticleFixture.article().with("section", section.path("slug"))
                .with("tags", List.of(tag.<String>path("slug"))).with("authors", List.of(author.<String>path("slug")));
    }

    private static Response usage(String user, Response used, int limit) {
        return Desk.as(user).queryParam("limit", limit).get(used.header("Location") + "/usage");
    }
}
