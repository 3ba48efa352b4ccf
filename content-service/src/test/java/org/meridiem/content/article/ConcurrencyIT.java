package org.meridiem.content.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.events.ArticleEvent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// Many writers at once.
@QuarkusTest
@ContentServers
class ConcurrencyIT {

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void ofFiftySavesOfOneVersionExactlyOneWins() throws Exception {
        Written draft = Newsroom.write("editor", article());

        List<Integer> statuses = AtOnce.all(50,
                number -> as("editor").header("If-Match", draft.etag()).body(Map.of("dek", "Save " + number))
                        .patch(draft.path()).statusCode());

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        Response now = draft.read("editor");
        assertThat(now.jsonPath().getInt("version")).isEqualTo(2);
        assertThat(now.jsonPath().getInt("revision")).isEqualTo(2);
    }

    @Test
    void fiftyOverridingSavesMakeFiftyRevisionsWithoutAGapAndOneHead() throws Exception {
        Written draft = Newsroom.publish(article());
        int version = draft.read("editor").jsonPath().getInt("version");

        List<Integer> statuses = AtOnce.all(51, number -> number == 25
                ? Newsroom.transition("publisher", draft.id(), "*", Map.of("transition", "publish")).statusCode()
                : as("editor").header("If-Match", "*").body(Map.of("dek", "Save " + number)).patch(draft.path())
                        .statusCode());

        // The one publication conflicts only when it comes before every save.
        assertThat(statuses.stream().filter(status -> status == 200).count()).isIn(50L, 51L);
        long publications = statuses.stream().filter(status -> status == 200).count() - 50;
        Response now = draft.read("editor");
        assertThat(now.jsonPath().getInt("revision")).isEqualTo(51);
        assertThat(now.jsonPath().getLong("version")).isEqualTo(version + 50 + publications);
        List<Integer> numbers = as("editor").queryParam("limit", 100).get(draft.path() + "/revisions").jsonPath()
                .getList("items.number");
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 51).map(i -> 52 - i).boxed().toList());
        List<Long> versions = as("editor").queryParam("limit", 100).get(draft.path() + "/revisions").jsonPath()
                .getList("items.articleVersion", Long.class);
        assertThat(versions).doesNotHaveDuplicates();
        try (var events = new ArticleEvents()) {
            List<ArticleEvent> seen = events.await(draft.id(), 1 + (int) publications);
            assertThat(seen).extracting(ArticleEvent::version)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, seen.size()).mapToObj(i -> (long) i).toList());
        }
    }

    @Test
    void articlesWithTheSameHeadlineAllGetTheirOwnSlug() throws Exception {
        String headline = "Same " + UUID.randomUUID();

        List<String> slugs = AtOnce.all(12,
                _ -> Newsroom.write("editor", article().without("slug").titled(headline)).slug());

        String base = "same-" + headline.substring(5);
        assertThat(slugs).containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, 12).mapToObj(i -> i == 1 ? base : base + "-" + i).toList());
    }

    @Test
    void aRepeatAtTheSameMomentHasOneEffect() throws Exception {
        var article = article();
        String key = UUID.randomUUID().toString();

        List<String> ids = AtOnce.all(8, _ -> {
            Response answer = as("editor").header("Idempotency-Key", key).body(article.json())
                    .post("/v1/editorial/articles");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            return answer.jsonPath().getString("id");
        });

        assertThat(ids.stream().distinct()).hasSize(1);
    }
}
