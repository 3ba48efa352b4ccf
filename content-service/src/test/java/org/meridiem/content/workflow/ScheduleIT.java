package org.meridiem.content.workflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleEvents;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.events.ArticleEvent;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@ContentServers
class ScheduleIT {

    @Inject
    DuePublications worker;
    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void itGoesOutByItselfAndPinnedToItsRevision() {
        ArticleFixture article = article();
        Instant at = Instant.now().plusSeconds(2);
        Written scheduled = Newsroom.approved(article).step("editor", "schedule", Map.of("at", at.toString()));
        scheduled.read("editor").then().body("status", equalTo("SCHEDULED")).body("schedule.revision", equalTo(1));
        ProblemAssert.assertThat(given().get("/v1/articles/" + article.slug())).hasStatus(404);
        scheduled.patch("editor", Map.of("dek", "Not yet for readers"));

        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .until(() -> given().get("/v1/articles/" + article.slug()).statusCode() == 200);

        given().get("/v1/articles/" + article.slug()).then().body("dek", equalTo("A good harvest reaches the shops."))
                .body("version", equalTo(1));
        assertThat(Instant.parse(given().get("/v1/articles/" + article.slug()).jsonPath().getString("publishedAt")))
                .isAfterOrEqualTo(at.minusMillis(1));
        scheduled.read("editor").then().body("status", equalTo("PUBLISHED")).body("unpublishedChanges", equalTo(true))
                .body("schedule", nullValue());
        as("editor").get(scheduled.path() + "/transitions").then().body("items[0].note", equalTo("as scheduled"))
                .body("items[0].by.name", equalTo("system"));
    }

    @Test
    void itCanBeMovedAndCalledOff() {
        Written scheduled = Newsroom.approved(article()).step("editor", "schedule",
                Map.of("at", "2098-01-01T00:00:00Z"));
        Written moved = scheduled.step("editor", "schedule", Map.of("at", "2099-01-01T00:00:00Z"));
        moved.read("editor").then().body("schedule.at", equalTo("2099-01-01T00:00:00Z"));
        moved.step("editor", "unschedule").read("editor").then().body("status", equalTo("APPROVED")).body("schedule",
                nullValue());
    }

    @Test
    void whatIsNotReadyCannotBeScheduled() {
        Written approved = Newsroom.approved(article().without("section"));

        ProblemAssert
                .assertThat(Newsroom.transition("editor", approved.id(), approved.etag(),
                        Map.of("transition", "schedule", "at", "2099-01-01T00:00:00Z")))
                .hasStatus(422).hasErrorsExactlyAt("/section");
    }

    @Test
    void manyWorkersPublishEachOnce() throws Exception {
        List<Written> scheduled = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            scheduled
                    .add(Newsroom.approved(article()).step("editor", "schedule", Map.of("at", "2099-01-01T00:00:00Z")));
        }
        // As if nobody had been there when they fell due.
        for (Written article : scheduled) {
            fallDue(article.id());
        }

        AtOnce.all(4, _ -> worker.work());

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> scheduled.stream()
                .allMatch(article -> given().get("/v1/articles/" + article.slug()).statusCode() == 200));
        try (var events = new ArticleEvents()) {
            for (Written article : scheduled) {
                List<ArticleEvent> seen = events.await(article.id(), 1);
                assertThat(seen).singleElement().isInstanceOf(ArticleEvent.Published.class)
                        .extracting(ArticleEvent::version).isEqualTo(1L);
                as("editor").get(article.path() + "/transitions").then().body("items.transition",
                        equalTo(List.of("publish", "schedule", "approve", "submit")));
            }
        }
    }

    @Test
    void whatCannotGoOutComesBackToTheEditors() throws SQLException {
        String author = "gone-" + UUID.randomUUID();
        Newsroom.make("authors", Map.of("name", "Gone", "slug", author));
        Written scheduled = Newsroom.approved(article().with("authors", List.of(author))).step("editor", "schedule",
                Map.of("at", "2099-01-01T00:00:00Z"));
        String id = as("admin").queryParam("q", author).get("/v1/editorial/authors").jsonPath()
                .getString("items[0].id");
        ProblemAssert.assertThat(as("admin").header("If-Match", "*").delete("/v1/editorial/authors/" + id))
                .hasStatus(409).hasType("in-use");
        execute("delete from article_reference where author_id = ?", UUID.fromString(id));
        execute("delete from author where id = ?", UUID.fromString(id));
        fallDue(scheduled.id());

        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> scheduled.read("editor").jsonPath().getString("status").equals("APPROVED"));

        as("editor").get(scheduled.path() + "/transitions").then().body("items[0].transition", equalTo("unschedule"));
        ProblemAssert.assertThat(given().get("/v1/articles/" + scheduled.slug())).hasStatus(404);
    }

    private void fallDue(String id) throws SQLException {
        execute("update article set schedule_at = now() - interval '1 hour' where id = ?", UUID.fromString(id));
    }

    private void execute(String sql, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
