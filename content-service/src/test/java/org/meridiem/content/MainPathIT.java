package org.meridiem.content;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.events.ArticleEvent;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;

/// From a writer's draft to readers and back, with the events that tell of it.
@QuarkusTest
@ContentServers
class MainPathIT {

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void aDraftGoesThroughReviewToReadersAndBack() {
        // Given
        ArticleFixture article = ArticleFixture.article();
        Newsroom.Written draft = Newsroom.write("contributor", article);
        given().get("/v1/articles/" + article.slug()).then().statusCode(404);

        // When
        Newsroom.Written published = draft.step("contributor", "submit").step("editor", "approve").step("publisher",
                "publish");

        // Then
        given().get("/v1/articles/" + article.slug()).then().statusCode(200)
                .body("headline", equalTo("Tea prices fall"))
                .body("section.path", equalTo("technology/ai"))
                .body("authors[0].bio", equalTo("Writes about tea."))
                .body("body.blocks.type", equalTo(List.of("paragraph", "heading", "paragraph")))
                .body("body.html", startsWith("<p>The harvest was <strong>good</strong>.</p>"))
                .body("readingTimeMinutes", equalTo(1))
                .body("version", equalTo(1));
        given().queryParam("section", "technology").get("/v1/articles").then().statusCode(200).body("items.slug",
                hasItem(article.slug()));

        // When
        Newsroom.Written changed = published.patch("publisher", Map.of("dek", "New words."));

        // Then
        given().get("/v1/articles/" + article.slug()).then().body("dek", equalTo("A good harvest reaches the shops."));
        changed.read("publisher").then().body("unpublishedChanges", equalTo(true)).body("status", equalTo("PUBLISHED"));

        // When
        Newsroom.Written again = changed.step("publisher", "publish");

        // Then
        given().get("/v1/articles/" + article.slug()).then().body("dek", equalTo("New words.")).body("version",
                equalTo(2));

        // When
        Newsroom.Written gone = again.step("publisher", "unpublish");

        // Then
        ProblemAssert.assertThat(given().get("/v1/articles/" + article.slug())).hasStatus(410).hasType("gone");
        given().get("/v1/articles").then().body("items.slug", not(hasItem(article.slug())));

        // When
        gone.step("publisher", "takeDown");

        // Then
        try (var events = new ArticleEvents()) {
            List<ArticleEvent> seen = events.await(published.id(), 4);
            assertThat(seen).extracting(event -> event.getClass().getSimpleName()).containsExactly("Published",
                    "Updated", "Unpublished",
                    "TakenDown");
            assertThat(seen).extracting(ArticleEvent::version).containsExactly(1L, 2L, 3L, 4L);
        }
    }
}
