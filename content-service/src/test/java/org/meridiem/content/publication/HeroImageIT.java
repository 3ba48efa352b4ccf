package org.meridiem.content.publication;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.events.ArticleEvent;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;
import org.meridiem.testkit.WholeList;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@ContentServers
class HeroImageIT {

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void aPictureNeedsAWordForThoseWhoCannotSeeIt() throws IOException {
        String picture = upload();
        ArticleFixture article = article().with("heroImage", Map.of("id", picture))
                .with("body", Map.of("blocks",
                        List.of(Map.of("type", "image", "media", picture, "caption", "A <b>cup</b>"))));
        Written approved = Newsroom.approved(article);
        ProblemAssert
                .assertThat(Newsroom.transition("publisher", approved.id(), approved.etag(),
                        Map.of("transition", "publish")))
                .hasStatus(422).hasErrorsExactlyAt("/heroImage", "/body/blocks/0/alt");

        Newsroom.as("editor").header("If-Match", "*").contentType("application/merge-patch+json; charset=utf-8")
                .body(Map.of("alt", "A cup", "credit", "Ana Lima")).patch("/v1/editorial/media/" + picture).then()
                .statusCode(200);
        approved.step("publisher", "publish");

        given().get("/v1/articles/" + article.slug()).then().statusCode(200)
                .body("heroImage.id", equalTo(picture)).body("heroImage.alt", equalTo("A cup"))
                .body("heroImage.width", equalTo(800))
                .body("heroImage.renditions.name", hasItem("social")).body("heroImage.focalPoint.x", equalTo(0.5f))
                .body("body.blocks[0].url", startsWith("http://127.0.0.1:8081/v1/media/" + picture))
                .body("body.blocks[0].width", equalTo(800))
                .body("body.blocks[0].alt", equalTo("A cup")).body("body.blocks[0].credit", equalTo("Ana Lima"))
                .body("body.html", startsWith("<figure><img src=\"http://127.0.0.1:8081/v1/media/"))
                .body("seo.openGraph.imageAlt", equalTo("A cup"))
                .body("seo.jsonLd.image[0].'@type'", equalTo("ImageObject"));
        assertThat(WholeList.item(RestAssured::given, "/v1/articles", "slug", article.slug()))
                .extractingByKey("heroImage", InstanceOfAssertFactories.MAP).containsEntry("alt", "A cup");
        try (var events = new ArticleEvents()) {
            assertThat(events.await(approved.id(), 1).getFirst()).isInstanceOfSatisfying(ArticleEvent.Published.class,
                    published -> {
                        assertThat(published.card().heroImage()).isNotNull();
                        assertThat(published.card().heroImage().alt()).isEqualTo("A cup");
                        assertThat(published.card().heroImage().width()).isBetween(640, 800);
                    });
        }
    }

    @Test
    void aDrawingIsNotSentToThoseWhoCannotShowIt() {
        String drawing = given().auth().oauth2(Tokens.of("editor"))
                .multiPart("file", "chart.svg",
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'><rect/></svg>".getBytes(UTF_8))
                .multiPart("alt", "A chart").post("/v1/editorial/media").then().statusCode(201).extract().path("id");
        ArticleFixture article = article().with("heroImage", Map.of("id", drawing));

        Written published = Newsroom.publish(article);

        given().get("/v1/articles/" + article.slug()).then().statusCode(200)
                .body("heroImage.url", endsWith("/v1/media/" + drawing + "/drawing?v=1"))
                .body("heroImage.width", equalTo(40)).body("heroImage.renditions", equalTo(List.of()))
                .body("seo.openGraph.image", nullValue()).body("seo.openGraph.imageAlt", nullValue());
        try (var events = new ArticleEvents()) {
            assertThat(events.await(published.id(), 1).getFirst()).isInstanceOfSatisfying(ArticleEvent.Published.class,
                    event -> assertThat(event.card().heroImage()).isNull());
        }
    }

    private static String upload() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", png);
        return given().auth().oauth2(Tokens.of("editor")).multiPart("file", "cup.png", png.toByteArray())
                .post("/v1/editorial/media").then()
                .statusCode(201).extract().path("id");
    }
}
