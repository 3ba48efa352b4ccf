package org.meridiem.newsletter.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.newsletter.ArticleFixture;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.Log;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("A digest")
class DigestIT {

    private static final String DIGESTS = "/v1/editorial/digests";
    private static Log log;

    @Inject
    DigestBuilding building;
    @Inject
    DigestSending sending;

    @BeforeAll
    static void open() {
        log = new Log();
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void becomesOneIssueAPeriodWhateverNumberOfReplicasLook() throws Exception {
        // Given
        String newsletter = Desk.newsletter();
        String reader = Desk.reader();
        Desk.subscribe(reader, newsletter);
        ArticleFixture news = published("Bridges are being rebuilt");
        Response digest = create(newsletter, Map.of("automatic", true));
        awaitPreview(digest, news);
        Instant due = Instant.parse(digest.path("nextSendAt"));

        // When: the time to put it together comes, then the time to send it, on four replicas at once
        together(() -> building.next(due.minus(Duration.ofMinutes(59))));
        together(() -> sending.next(due.minusSeconds(1)));
        assertThat(runs(digest).<String>path("items[0].status")).isEqualTo("built");
        together(() -> sending.next(due.plusSeconds(1)));

        // Then
        runs(digest).then()
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("sent"))
                .body("items[0].period", equalTo(digest.path("nextPeriod")));
        String issue = runs(digest).path("items[0].issue");
        Desk.awaitSent(issue).then().body("deliveries.sent", equalTo(1));
        assertThat(MailInbox.shared().awaitTo(reader, mail -> mail.subject().contains("Bridges")).html())
                .contains("Bridges are being rebuilt");
        Response next = Desk.as("editor").get(path(digest));
        assertThat(LocalDateTime.parse(next.path("nextPeriod")))
                .isEqualTo(LocalDateTime.parse(digest.path("nextPeriod")).plusDays(7));
    }

    @Test
    void neverBringsAnArticleTwiceAndWaitsWhenThereIsNothingNew() {
        // Given: an issue was sent with the article
        String newsletter = Desk.newsletter();
        ArticleFixture news = published("Only once");
        Response digest = create(newsletter, Map.of("automatic", true, "content", Map.of("picks", List.of(news.id()))));
        Instant first = Instant.parse(digest.path("nextSendAt"));
        awaitPreview(digest, news);
        pass(first);

        // When: it is edited, and a week passes
        log.say(news.withDek("Corrected.").updated(2));
        pass(first.plus(Duration.ofDays(7)));

        // Then
        runs(digest).then()
                .body("items[0].status", equalTo("skipped"))
                .body("items[0].reason", equalTo("too-few"))
                .body("items[0].issue", nullValue())
                .body("items[1].status", equalTo("sent"));
    }

    @Test
    void waitsForApprovalAndSaysWhenNobodyGaveIt() {
        // Given
        ArticleFixture news = published("Needs a look");
        Response approved = create(Desk.newsletter(), Map.of());
        Response forgotten = create(Desk.newsletter(), Map.of());
        awaitPreview(approved, news);
        awaitPreview(forgotten, news);
        Instant due = Instant.parse(approved.path("nextSendAt"));
        drain(() -> building.next(due.minus(Duration.ofMinutes(30))));
        Desk.move(runs(approved).path("items[0].issue"), "approve").then().statusCode(200);

        // When
        drain(() -> sending.next(due));
        drain(() -> sending.next(due.plus(Duration.ofHours(7))));

        // Then
        assertThat(runs(approved).<String>path("items[0].status")).isEqualTo("sent");
        assertThat(runs(forgotten).<String>path("items[0].reason")).isEqualTo("not-approved");
    }

    @Test
    void losesWhatIsWithdrawnAndSendsNothingEmpty() {
        // Given
        ArticleFixture news = published("Retracted");
        Response digest = create(Desk.newsletter(),
                Map.of("automatic", true, "content", Map.of("newest", 0, "picks", List.of(news.id()))));
        awaitPreview(digest, news);
        Instant due = Instant.parse(digest.path("nextSendAt"));
        drain(() -> building.next(due.minus(Duration.ofMinutes(30))));

        // When
        log.say(news.takenDown(2));
        String issue = runs(digest).path("items[0].issue");
        Patience.await()
                .until(() -> Desk.as("editor").get("/v1/editorial/issues/" + issue)
                        .<List<?>>path("articles").isEmpty());
        drain(() -> sending.next(due));

        // Then
        assertThat(runs(digest).<String>path("items[0].reason")).isEqualTo("nothing-left");
    }

    @Test
    void isNotCaughtUpLongAfterItsTime() {
        Response digest = create(Desk.newsletter(), Map.of("automatic", true));
        Instant due = Instant.parse(digest.path("nextSendAt"));
        drain(() -> building.next(due.plus(Duration.ofHours(7))));
        assertThat(runs(digest).<String>path("items[0].reason")).isEqualTo("late");
        assertThat(runs(digest).<List<?>>path("items")).hasSize(1);
    }

    @Test
    void isKeptInOrder() {
        Response digest = create(Desk.newsletter(), Map.of());
        String path = path(digest);
        Map<String, Object> written = definition(digest.path("newsletter"), Map.of("status", "paused"));
        ProblemAssert.assertThat(Desk.as("editor").body(written).put(path)).hasStatus(428);
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "\"9\"").body(written).put(path)).hasStatus(412);
        Desk.as("editor").header("If-Match", "\"1\"")
                .body(written)
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("nextPeriod", nullValue());
        ProblemAssert.assertThat(Desk.as("contributor").body(written).post(DIGESTS)).hasStatus(403);
        Desk.as("editor").get(DIGESTS + "?newsletter=" + digest.path("newsletter"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        Desk.as("editor").header("If-Match", "*").delete(path).then().statusCode(204);
        ProblemAssert.assertThat(Desk.as("editor").get(path)).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({"newsletter, no-such-letter, 422, /newsletter", "name, 'a\nb', 400, /name",
            "schedule, '', 400, /schedule",
            "buildMinutesBefore, 9999, 400, /buildMinutesBefore"})
    void thatIsWrittenBadlyIsRefusedByName(String member, String value, int status, String pointer) {
        ProblemAssert.assertThat(
                Desk.as("editor").body(definition(Desk.newsletter(), Map.of(member, value))).post(DIGESTS))
                .hasStatus(status)
                .hasErrorAt(pointer);
    }

    private static Response create(String newsletter, Map<String, ?> other) {
        Response created = Desk.as("editor").body(definition(newsletter, other)).post(DIGESTS);
        created.then().statusCode(201);
        return created;
    }

    private static Map<String, Object> definition(String newsletter, Map<String, ?> other) {
        var definition = new HashMap<String, Object>(Map.of("newsletter", newsletter, "name", "Weekly digest",
                "schedule", Map.of("timeZone", "Europe/Berlin", "days", List.of("friday"), "time", "08:00"), "content",
                Map.of("newest", 5)));
        definition.putAll(other);
        return definition;
    }

    private static ArticleFixture published(String headline) {
        ArticleFixture news = ArticleFixture.titled(headline);
        log.say(news.published(1));
        return news;
    }

    private static void awaitPreview(Response digest, ArticleFixture news) {
        Patience.await()
                .until(() -> Desk.as("editor").get(path(digest) + "/preview").<List<String>>path("articles.id")
                        .contains(news.id().toString()));
    }

    private void pass(Instant due) {
        drain(() -> building.next(due.minus(Duration.ofMinutes(30))));
        drain(() -> sending.next(due));
    }

    private static void drain(Callable<Boolean> work) {
        try {
            while (work.call()) {
                // The next one.
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void together(Callable<Boolean> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> replicas = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                replicas.add(threads.submit(() -> drain(work)));
            }
            for (Future<?> replica : replicas) {
                replica.get();
            }
        }
    }

    private static Response runs(Response digest) {
        return Desk.as("editor").get(path(digest) + "/runs");
    }

    private static String path(Response digest) {
        return DIGESTS + '/' + digest.path("id");
    }
}
