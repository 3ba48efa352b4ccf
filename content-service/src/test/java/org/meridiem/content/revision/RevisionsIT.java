package org.meridiem.content.revision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@ContentServers
class RevisionsIT {

    @Inject
    RevisionRetention retention;
    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void anyTwoAreComparedInEitherDirection() {
        Written draft = Newsroom.write("contributor", article());
        draft.patch("contributor",
                Map.of("headline", "Tea prices rise", "tags", List.of("tea", "trade"), "body", Map.of("markdown",
                        "The harvest was **very bad**.\n\n## What now\n\nPrices *fall*, says [the board](https://tea.example/).\n\nMore soon.")))
                .patch("contributor", Map.of("dek", "A bad harvest"));

        as("contributor").get(draft.path() + "/revisions/1/diff/3").then().statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("from", equalTo(1)).body("to", equalTo(3))
                .body("members.member", equalTo(List.of("headline", "dek", "tags")))
                .body("members[0].before", equalTo("Tea prices fall"))
                .body("members[0].inline.op", equalTo(List.of("equal", "deleted", "inserted")))
                .body("blocks.op", equalTo(List.of("changed", "equal", "equal", "inserted")))
                .body("blocks[0].inline.findAll { it.op == 'inserted' }.text", equalTo(List.of("very bad")))
                .body("blocks[3].after.text", equalTo("More soon."))
                .body("patch.find { it.path == '/headline' }.value", equalTo("Tea prices rise"))
                .body("patch.findAll { it.op == 'remove' }.value", equalTo(List.of()));
        as("editor").get(draft.path() + "/revisions/3/diff/1").then().statusCode(200)
                .body("blocks.op", equalTo(List.of("changed", "equal", "equal", "deleted")))
                .body("members[0].after", equalTo("Tea prices fall"));
        as("editor").get(draft.path() + "/revisions/2/diff/2").then().body("patch", equalTo(List.of()))
                .body("members", equalTo(List.of()));
    }

    @Test
    void whatIsNotThereOrNotTheirsIsNotCompared() {
        Written draft = Newsroom.write("contributor", article());

        ProblemAssert.assertThat(as("contributor2").get(draft.path() + "/revisions/1/diff/1")).hasStatus(403);
        ProblemAssert.assertThat(as("editor").get(draft.path() + "/revisions/1/diff/2")).hasStatus(404);
        ProblemAssert.assertThat(as("editor").get(draft.path() + "/revisions/one/diff/2")).hasStatus(404);
        ProblemAssert.assertThat(
                as("editor").get("/v1/editorial/articles/" + UUID.randomUUID() + "/revisions/1/diff/1")).hasStatus(404);
        ProblemAssert.assertThat(given().get(draft.path() + "/revisions/1/diff/1")).hasStatus(401);
    }

    @Test
    void anOldRevisionComesBackAsANewOneThatNamesIt() {
        Written published = Newsroom.publish(article());
        Written edited = published.patch("editor", Map.of("dek", "Changed", "tags", List.of()));

        Response restored = as("editor").header("If-Match", edited.etag())
                .post(published.path() + "/revisions/1/restore");

        restored.then().statusCode(200).body("revision", equalTo(3)).body("tags", equalTo(List.of("tea")))
                .body("dek", equalTo("A good harvest reaches the shops.")).body("unpublishedChanges", equalTo(true));
        as("editor").get(published.path() + "/revisions/3").then().body("restoredFrom", equalTo(1));
        as("editor").get(published.path() + "/revisions").then()
                .body("items.restoredFrom", equalTo(java.util.Arrays.asList(1, null, null)))
                .body("items[0].changedFields", equalTo(List.of("dek", "tags")));
        as("editor").get(published.path() + "/revisions/1/diff/3").then().body("patch", equalTo(List.of()));
        given().get("/v1/articles/" + published.slug()).then().body("version", equalTo(1));
    }

    @Test
    void aRestoreKeepsTheRulesOfASave() {
        Written draft = Newsroom.write("contributor", article()).patch("contributor", Map.of("dek", "Two"));
        String path = draft.path() + "/revisions/1/restore";

        ProblemAssert.assertThat(as("contributor").post(path)).hasStatus(428);
        ProblemAssert.assertThat(as("contributor").header("If-Match", "\"1\"").post(path)).hasStatus(412);
        ProblemAssert.assertThat(as("contributor2").header("If-Match", "*").post(path)).hasStatus(403);
        ProblemAssert.assertThat(as("editor").header("If-Match", "*").post(draft.path() + "/revisions/9/restore"))
                .hasStatus(404);
        draft.step("contributor", "submit");
        ProblemAssert.assertThat(as("contributor").header("If-Match", "*").post(path)).hasStatus(409);
    }

    @Test
    void aRepeatWithTheSameKeyRestoresOnce() {
        Written draft = Newsroom.write("editor", article()).patch("editor", Map.of("dek", "Two"));
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            as("editor").header("If-Match", draft.etag()).header("Idempotency-Key", key)
                    .post(draft.path() + "/revisions/1/restore").then().statusCode(200).body("revision", equalTo(3));
        }

        draft.read("editor").then().body("revision", equalTo(3));
        // What names a source and the source go together with the article.
        as("editor").header("If-Match", "*").delete(draft.path()).then().statusCode(204);
    }

    @Test
    void whatAnOldRevisionRefersToMustStillBeThere() {
        String tag = "gone-" + UUID.randomUUID();
        Newsroom.make("tags", Map.of("name", "Gone", "slug", tag));
        Written draft = Newsroom.write("editor", article().with("tags", List.of("tea", tag))).patch("editor",
                Map.of("tags", List.of("tea")));
        Response found = as("admin").queryParam("q", tag).get("/v1/editorial/tags");
        as("admin").header("If-Match", "*")
                .delete("/v1/editorial/tags/" + found.jsonPath().getString("items[0].id")).then().statusCode(204);

        ProblemAssert.assertThat(
                as("editor").header("If-Match", draft.etag()).post(draft.path() + "/revisions/1/restore"))
                .hasStatus(422).hasErrorsExactlyAt("/tags/1");
        draft.read("editor").then().body("revision", equalTo(2));
    }

    @Test
    void onlyOldRevisionsThatNothingNeedsAreDropped() throws Exception {
        Written one = Newsroom.approved(article());
        // 1 was public, 2 was restored, 4 is public, 5 and 6 are the newest.
        Written current = one.step("publisher", "publish").patch("editor", Map.of("dek", "Two"))
                .patch("editor", Map.of("dek", "Three")).patch("editor", Map.of("dek", "Four"))
                .step("publisher", "publish");
        current = Written.of(as("editor").header("If-Match", current.etag()).post(one.path() + "/revisions/2/restore"));
        current.patch("editor", Map.of("dek", "Six"));

        List<Integer> dropped = AtOnce.all(3, _ -> retention.sweep(keep(2, Duration.ZERO)));

        assertThat(numbers(one)).containsExactly(6, 5, 4, 2, 1);
        assertThat(dropped.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(1);
        as("editor").queryParam("count", true).get(one.path() + "/revisions").then().body("total", equalTo(5))
                .body("items[2].changedFields", equalTo(List.of("dek")));
        as("editor").get(one.path() + "/revisions/1/diff/6").then().statusCode(200);
        ProblemAssert.assertThat(as("editor").get(one.path() + "/revisions/3")).hasStatus(404);
        // What is saved next goes on counting.
        current.read("editor").then().body("revision", equalTo(6));
        as("editor").header("If-Match", "*").contentType("application/merge-patch+json; charset=utf-8")
                .body(Map.of("dek", "Seven")).patch(one.path()).then().body("revision", equalTo(7));
    }

    @Test
    void whatIsScheduledOrYoungStays() throws Exception {
        Written scheduled = Newsroom.approved(article()).step("editor", "schedule",
                Map.of("at", "2099-01-01T00:00:00Z"));
        Written young = Newsroom.write("editor", article());
        for (int i = 0; i < 3; i++) {
            scheduled = scheduled.patch("editor", Map.of("dek", "Edit " + i));
            young = young.patch("editor", Map.of("dek", "Edit " + i));
        }

        retention.sweep(keep(1, Duration.ofHours(1)));
        assertThat(numbers(young)).containsExactly(4, 3, 2, 1);

        retention.sweep(keep(1, Duration.ZERO));
        assertThat(numbers(young)).containsExactly(4);
        assertThat(numbers(scheduled)).containsExactly(4, 1);
    }

    @Test
    void whatAPreviewLinkShowsStaysWhileTheLinkWorks() throws Exception {
        Written one = Newsroom.write("editor", article());
        String link = as("editor").body(Map.of("expiresIn", "PT1H", "revision", 1)).post(one.path() + "/preview-links")
                .then().statusCode(201).extract().header("Location");
        one.patch("editor", Map.of("dek", "Two")).patch("editor", Map.of("dek", "Three"));

        retention.sweep(keep(1, Duration.ZERO));
        assertThat(numbers(one)).containsExactly(3, 1);

        as("editor").header("If-Match", "*").delete(link).then().statusCode(204);
        retention.sweep(keep(1, Duration.ZERO));
        assertThat(numbers(one)).containsExactly(3);
    }

    @Test
    void theDatabaseItselfKeepsWhatWasPublic() {
        Written published = Newsroom.publish(article()).patch("editor", Map.of("dek", "Two"));

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                () -> execute("delete from article_revision where article_id = ? and number = 1", published.id())))
                .hasMessageContaining("article_revision_publication_revision");
        Written gone = Written.of(as("editor").get(published.path())).step("publisher", "unpublish");
        as("editor").header("If-Match", gone.etag()).delete(gone.path()).then().statusCode(204);
    }

    @Test
    void savesAtTheSameMomentAsASweepLoseNothing() throws Exception {
        Written draft = Newsroom.write("editor", article());

        AtOnce.all(24, number -> number % 4 == 0
                ? retention.sweep(keep(1, Duration.ZERO))
                : as("editor").header("If-Match", "*").contentType("application/merge-patch+json; charset=utf-8")
                        .body(Map.of("dek", "Save " + number)).patch(draft.path()).then().statusCode(200).extract()
                        .statusCode());

        draft.read("editor").then().body("revision", equalTo(19)).body("version", equalTo(19));
        assertThat(numbers(draft)).startsWith(19).doesNotHaveDuplicates();
        retention.sweep(keep(1, Duration.ZERO));
        assertThat(numbers(draft)).containsExactly(19);
    }

    private static RevisionRetention.Rule keep(int last, Duration young) {
        return new RevisionRetention.Rule(last, young, 3);
    }

    private static List<Integer> numbers(Written article) {
        return as("editor").queryParam("limit", 100).get(article.path() + "/revisions").jsonPath()
                .getList("items.number");
    }

    private void execute(String sql, String... ids) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                statement.setObject(i + 1, UUID.fromString(ids[i]));
            }
            statement.executeUpdate();
        }
    }
}
