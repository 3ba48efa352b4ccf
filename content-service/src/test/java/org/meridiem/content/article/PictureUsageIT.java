package org.meridiem.content.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class PictureUsageIT {

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void colleaguesSeeWhereAPictureIsShown() throws IOException {
        Response picture = picture();
        String usage = picture.header("Location") + "/usage";
        as("editor").get(usage).then().statusCode(200).body("count", equalTo(0)).body("items", hasSize(0))
                .body("uses.articles", equalTo(0)).body("uses.authors", equalTo(0)).body("uses.sites", equalTo(0));
        Map<String, Object> hero = Map.of("id", picture.<String>path("id"));
        Newsroom.Written own = Newsroom.write("contributor",
                ArticleFixture.article().titled("My secret").with("heroImage", hero));
        Newsroom.Written published = Newsroom.publish(ArticleFixture.article().titled("Out").with("heroImage", hero));
        as("editor").body(Map.of("name", "With a face " + UUID.randomUUID(), "avatar", hero))
                .post("/v1/editorial/authors").then().statusCode(201);

        as("editor").get(usage).then().statusCode(200).body("count", equalTo(3)).body("uses.articles", equalTo(2))
                .body("uses.authors", equalTo(1)).body("items.id", equalTo(List.of(published.id(), own.id())))
                .body("items.headline", equalTo(List.of("Out", "My secret")))
                .body("items.status", equalTo(List.of("PUBLISHED", "DRAFT")))
                .body("items.shownToReaders", equalTo(List.of(true, false)));
        as("contributor").get(usage).then().statusCode(200).body("count", equalTo(3)).body("items.id",
                equalTo(List.of(own.id())));
        as("contributor2").get(usage).then().statusCode(200).body("count", equalTo(3)).body("items", hasSize(0));
        Response first = as("editor").queryParam("limit", 1).get(usage);
        first.then().body("items.id", equalTo(List.of(published.id())));
        as("editor").queryParam("limit", 1).queryParam("cursor", first.<String>path("nextCursor")).get(usage).then()
                .body("items.id", equalTo(List.of(own.id()))).body("nextCursor", nullValue());
    }

    @Test
    void onlyAPictureHasAUsage() {
        ProblemAssert.assertThat(as("editor").get("/v1/editorial/media/" + UUID.randomUUID() + "/usage"))
                .hasStatus(404);
        ProblemAssert.assertThat(as("reader").get("/v1/editorial/media/" + UUID.randomUUID() + "/usage"))
                .hasStatus(403);
    }

    private static Response picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_3BYTE_BGR), "png", bytes);
        Response answer = given().auth().oauth2(Tokens.of("editor")).multiPart("file", "a.png", bytes.toByteArray())
                .multiPart("alt", "A picture").post("/v1/editorial/media");
        answer.then().statusCode(201);
        return answer;
    }
}
