package org.meridiem.content.workflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
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
import io.restassured.response.Response;

/// Embargoes, ends, and scheduled changes of what is public.
@QuarkusTest
@ContentServers
class TimingIT {

    private static final String FAR = "2098-03-01T06:00:00Z";
    private static final String FARTHER = "2099-03-01T06:00:00Z";

    @Inject
    DuePublications worker;
    @Inject
    DataSource database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void nothingGoesOutUnderAnEmbargoWhoeverAsks() {
        Written approved = Newsroom.approved(article());
        Written embargoed = Written.of(put("editor", approved, "embargo",
                Map.of("until", FAR, "zone", "Europe/Lisbon")));

        embargoed.read("publisher").then().body("embargo.until", equalTo(FAR))
                .body("embargo.zone", equalTo("Europe/Lisbon")).body("allowedTransitions", not(hasItem("publish")));
        as("publisher").queryParam("q", embargoed.slug()).get("/v1/editorial/articles").then()
                .body("items[0].embargo.until", equalTo(FAR))
                .body("items[0].allowedTransitions", not(hasItem("publish")));
        ProblemAssert.assertThat(Newsroom.transition("publisher", approved.id(), "*", Map.of("transition", "publish")))
                .hasStatus(409).hasType("illegal-transition");
        ProblemAssert.assertThat(Newsroom.transition("editor", approved.id(), "*",
                Map.of("transition", "schedule", "at", "2098-03-01T05:59:59Z"))).hasStatus(422)
                .hasErrorsExactlyAt("/at");
        embargoed.step("editor", "schedule", Map.of("at", FAR)).step("editor", "unschedule");

        Response lifted = as("editor").header("If-Match", "*").delete(approved.path() + "/embargo");
        lifted.then().statusCode(200).body("embargo", nullValue());
        // There is nothing left to lift.
        as("editor").header("If-Match", "*").delete(approved.path() + "/embargo").then().statusCode(200)
                .header("ETag", equalTo(lifted.header("ETag")));
        Written.of(lifted).step("publisher", "publish");
        assertThat(given().get("/v1/articles/" + approved.slug()).asString()).doesNotContain("embargo");
    }

    @Test
    void anEmbargoThatIsOverHoldsNothingBack() throws SQLException {
        Written approved = Newsroom.approved(article());
        put("editor", approved, "embargo", Map.of("until", FAR)).then().statusCode(200);
        execute("update article set embargo_until = now() - interval '1 second' where id = ?", approved.id());

        approved.read("publisher").then().body("allowedTransitions", hasItem("publish"));
        Newsroom.transition("publisher", approved.id(), "*", Map.of("transition", "publish")).then().statusCode(200)
                .body("embargo", nullValue());
    }

    @Test
    void anEmbargoHoldsTheWorkingDraftOfWhatIsPublic() {
        Written published = Newsroom.publish(article()).patch("editor", Map.of("dek", "Under embargo"));
        put("editor", published, "embargo", Map.of("until", FAR)).then().statusCode(200);

        ProblemAssert.assertThat(Newsroom.transition("publisher", published.id(), "*", Map.of("transition", "publish")))
                .hasStatus(409);
        given().get("/v1/articles/" + published.slug()).then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void whatIsScheduledEarlierStandsInTheWayOfAnEmbargoAndOfAnEnd() {
        Written scheduled = Newsroom.approved(article()).step("editor", "schedule", Map.of("at", FAR));

        ProblemAssert.assertThat(put("editor", scheduled, "embargo", Map.of("until", FARTHER))).hasStatus(409);
        ProblemAssert.assertThat(put("editor", scheduled, "expiry", Map.of("at", FAR))).hasStatus(409);
        Written ending = Written.of(put("editor", scheduled, "expiry", Map.of("at", FARTHER)));
        ProblemAssert.assertThat(Newsroom.transition("editor", ending.id(), ending.etag(),
                Map.of("transition", "schedule", "at", FARTHER))).hasStatus(422).hasErrorsExactlyAt("/unpublishAt");
        ending.step("editor", "unschedule").read("editor").then().body("expiry", nullValue());
    }

    @Test
    void itIsTakenFromReadersWhenItsEndComes() throws SQLException {
        Written published = Newsroom.approved(article()).step("publisher", "publish",
                Map.of("unpublishAt", FAR, "zone", "Europe/Lisbon"));
        published.read("editor").then().body("expiry.at", equalTo(FAR)).body("expiry.zone", equalTo("Europe/Lisbon"));
        // A new publication does not change that.
        published.patch("editor", Map.of("dek", "Changed")).step("publisher", "publish").read("editor").then()
                .body("expiry.at", equalTo(FAR));
        assertThat(given().get("/v1/articles/" + published.slug()).asString()).doesNotContain("2098");
        execute("update article set unpublish_at = now() - interval '1 hour' where id = ?", published.id());

        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .until(() -> given().get("/v1/articles/" + published.slug()).statusCode() == 410);

        published.read("editor").then().body("status", equalTo("UNPUBLISHED")).body("expiry", nullValue());
        as("editor").get(published.path() + "/transitions").then().body("items[0].transition", equalTo("unpublish"))
                .body("items[0].by.name", equalTo("system"));
        try (var events = new ArticleEvents()) {
            assertThat(events.await(published.id(), 3)).last().isInstanceOf(ArticleEvent.Unpublished.class);
        }
    }

    @Test
    void whatMissedBothItsTimesIsNeverShown() throws SQLException {
        Written scheduled = Newsroom.approved(article()).step("editor", "schedule",
                Map.of("at", FAR, "unpublishAt", FARTHER));
        execute("update article set schedule_at = now() - interval '2 hours', unpublish_at = now() - interval '1 hour' where id = ?",
                scheduled.id());

        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> scheduled.read("editor").jsonPath().getString("status").equals("APPROVED"));

        ProblemAssert.assertThat(given().get("/v1/articles/" + scheduled.slug())).hasStatus(404);
        scheduled.read("editor").then().body("expiry", nullValue()).body("schedule", nullValue());
    }

    @Test
    void theWorkingDraftOfWhatIsPublicGoesOutAtItsTime() throws SQLException {
        ArticleFixture fixture = article();
        Written published = Newsroom.publish(fixture);
        ProblemAssert.assertThat(Newsroom.transition("editor", published.id(), "*",
                Map.of("transition", "schedule", "at", FAR))).hasStatus(409);
        Written scheduled = published.patch("editor", Map.of("dek", "Scheduled"))
                .step("editor", "schedule", Map.of("at", FAR));
        scheduled.read("editor").then().body("status", equalTo("PUBLISHED")).body("schedule.revision", equalTo(2));
        scheduled.patch("editor", Map.of("dek", "Later still"));
        given().get("/v1/articles/" + published.slug()).then().body("version", equalTo(1));
        fallDue(published.id());

        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100))
                .until(() -> given().get("/v1/articles/" + published.slug()).jsonPath().getInt("version") == 2);

        given().get("/v1/articles/" + published.slug()).then().body("dek", equalTo("Scheduled"));
        published.read("editor").then().body("status", equalTo("PUBLISHED")).body("schedule", nullValue())
                .body("unpublishedChanges", equalTo(true));
        as("editor").get(published.path() + "/transitions").then().body("items[0].from", equalTo("PUBLISHED"))
                .body("items[0].note", equalTo("as scheduled"));
    }

    @Test
    void aScheduledChangeIsCalledOffByHandByPublishingAndByUnpublishing() {
        Written one = changeScheduled();
        one.step("editor", "unschedule").read("publisher").then().body("status", equalTo("PUBLISHED"))
                .body("schedule", nullValue()).body("allowedTransitions", hasItem("publish"));
        changeScheduled().step("publisher", "publish").read("editor").then().body("schedule", nullValue());
        changeScheduled().step("publisher", "unpublish").read("editor").then().body("schedule", nullValue())
                .body("status", equalTo("UNPUBLISHED"));
    }

    @Test
    void manyWorkersTakeBackEachOnce() throws Exception {
        List<Written> articles = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            articles.add(Newsroom.approved(article()).step("publisher", "publish", Map.of("unpublishAt", FAR)));
        }
        for (Written article : articles) {
            execute("update article set unpublish_at = now() - interval '1 hour' where id = ?", article.id());
        }

        AtOnce.all(4, _ -> worker.work());

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> articles.stream()
                .allMatch(article -> given().get("/v1/articles/" + article.slug()).statusCode() == 410));
        try (var events = new ArticleEvents()) {
            for (Written article : articles) {
                assertThat(events.await(article.id(), 2)).extracting(ArticleEvent::version).containsExactly(1L, 2L);
            }
        }
    }

    @Test
    void timesThatMakeNoSenseAreRefused() {
        Written approved = Newsroom.approved(article());
        Instant past = Instant.now().minusSeconds(60);

        refused(transition(approved, Map.of("transition", "schedule", "at", FAR, "zone", "Europe/Atlantis")), "/zone");
        refused(transition(approved, Map.of("transition", "schedule", "at", FAR, "zone", "+01:00")), "/zone");
        refused(transition(approved, Map.of("transition", "archive", "zone", "Europe/Lisbon")), "/zone");
        refused(transition(approved, Map.of("transition", "archive", "unpublishAt", FAR)), "/unpublishAt");
        refused(transition(approved, Map.of("transition", "schedule", "at", "+12345-01-01T00:00:00Z")), "/at");
        refused(transition(approved, Map.of("transition", "publish", "unpublishAt", past.toString())), "/unpublishAt");
        refused(put("editor", approved, "embargo", Map.of("until", past.toString())), "/until");
        refused(put("editor", approved, "embargo", Map.of()), "/until");
        ProblemAssert.assertThat(put("editor", approved, "expiry", Map.of("at", FAR))).hasStatus(409);
        ProblemAssert.assertThat(as("editor").body(Map.of("until", FAR)).put(approved.path() + "/embargo"))
                .hasStatus(428);
        ProblemAssert.assertThat(as("editor").header("If-Match", "\"1\"").body(Map.of("until", FAR))
                .put(approved.path() + "/embargo")).hasStatus(412);
        ProblemAssert.assertThat(put("contributor", approved, "embargo", Map.of("until", FAR))).hasStatus(403);
        approved.read("editor").then().body("status", equalTo("APPROVED")).body("embargo", nullValue());
    }

    @Test
    void whoMayNotUnpublishMayNotSetTheEndOfWhatIsPublic() {
        Written published = Newsroom.publish(article()).patch("editor", Map.of("dek", "Changed"));

        ProblemAssert.assertThat(put("editor", published, "expiry", Map.of("at", FAR))).hasStatus(403);
        ProblemAssert.assertThat(Newsroom.transition("editor", published.id(), "*",
                Map.of("transition", "schedule", "at", FAR, "unpublishAt", FARTHER))).hasStatus(403);
        put("publisher", published, "expiry", Map.of("at", FAR)).then().statusCode(200);
        as("publisher").header("If-Match", "*").delete(published.path() + "/expiry").then().statusCode(200)
                .body("expiry", nullValue());
    }

    private static Written changeScheduled() {
        return Newsroom.publish(article()).patch("editor", Map.of("dek", "Scheduled")).step("editor", "schedule",
                Map.of("at", FAR));
    }

    private static Response transition(Written article, Map<String, ?> request) {
        return Newsroom.transition("publisher", article.id(), article.etag(), request);
    }

    private static Response put(String user, Written article, String what, Map<String, ?> body) {
        return as(user).header("If-Match", article.etag()).body(body).put(article.path() + "/" + what);
    }

    private static void refused(Response answer, String pointer) {
        ProblemAssert.assertThat(answer).hasStatus(400).hasErrorsExactlyAt(pointer);
    }

    private void fallDue(String id) throws SQLException {
        execute("update article set schedule_at = now() - interval '1 hour' where id = ?", id);
    }

    private void execute(String sql, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(id));
            statement.executeUpdate();
        }
    }
}
