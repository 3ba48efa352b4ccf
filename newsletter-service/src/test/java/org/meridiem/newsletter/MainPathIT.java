package org.meridiem.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.events.EventCodec;
import org.meridiem.events.IssueSent;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.Topic;
import org.meridiem.events.TrendingList;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("From a request to a mail and out again")
class MainPathIT {

    @Test
    void aReaderSubscribesGetsAnIssueAndLeavesWithOnePost() throws Exception {
        // Given
        String newsletter = Desk.newsletter();
        String reader = Desk.reader();
        ArticleFixture fresh = ArticleFixture.titled("The tide & <the> “harbour”");
        ArticleFixture read = ArticleFixture.titled("Everybody reads this");
        try (var log = new Log()) {
            log.say(fresh.published(1), read.published(1));
            log.say(new TrendingList(TrendingList.Window.TODAY, null, Instant.now(), 1,
                    List.of(new TrendingList.Item(1, null, 9.5, read.card(1)))));
        }
        Desk.subscribe(reader, newsletter);

        // When
        Response issue = Patience.await()
                .until(() -> Desk.build(Map.of("newsletter", newsletter, "subject", "Größe und Ärger: the week",
                        "intro", "Good **morning**. Read [this](http://news.meridiem.test/x).",
                        "articles", List.of(fresh.id()), "trending", Map.of("window", "today", "n", 3))),
                        response -> response.statusCode() == 201
                                && response.jsonPath().getList("trending").size() == 1);
        Desk.send(issue.path("id"));

        // Then
        Mail mail = MailInbox.shared().awaitTo(reader, candidate -> candidate.subject().startsWith("Größe"));
        assertThat(mail.subject()).isEqualTo("Größe und Ärger: the week");
        assertThat(mail.header("List-Unsubscribe"))
                .matches("<http://letters\\.meridiem\\.test/v1/unsubscribe/[A-Za-z0-9_-]{43}>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("List-Id")).isEqualTo("<" + newsletter + ".letters.meridiem.test>");
        assertThat(mail.header("Message-ID")).matches("<[0-9a-f]{32}@meridiem\\.test>");
        assertThat(mail.header("MIME-Version")).isEqualTo("1.0");
        assertThat(mail.message().getContentType()).startsWith("multipart/alternative");
        assertThat(mail.message().getSentDate()).isNotNull();
        assertThat(mail.html()).contains("The tide &amp; &lt;the&gt; “harbour”")
                .contains("<strong>morning</strong>")
                .contains("Trending stories")
                .contains("Everybody reads this")
                .contains("Missed this week")
                .contains("alt=\"A harbour at dawn\"");
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
        assertThat(mail.text()).contains("The tide & <the> “harbour”")
                .contains("TRENDING STORIES")
                .contains("http://letters.meridiem.test" + Desk.oneClick(mail));
        Response sent = Desk.awaitSent(issue.path("id"));
        assertThat(sent.<Integer>path("deliveries.sent")).isEqualTo(1);
        assertThat(sent.<Integer>path("number")).isEqualTo(1);
        assertThat(decode(Log.await(Topic.NEWSLETTER_EVENTS,
                event -> decode(event).issue().toString().equals(issue.<String>path("id")))).sent()).isEqualTo(1);

        // When
        String way = Desk.oneClick(mail);
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .redirects()
                .follow(false)
                .post(way)
                .then()
                .statusCode(200);
        given().multiPart("List-Unsubscribe", "One-Click").post(way).then().statusCode(200);

        // Then
        String next = Desk.issue(newsletter, "The next one", fresh.id());
        Desk.send(next);
        Response second = Desk.awaitSent(next);
        assertThat(second.<Integer>path("deliveries.sent")).isZero();
        assertThat(MailInbox.shared().to(reader)).noneMatch(candidate -> candidate.subject().equals("The next one"));
        given().get("/v1/newsletters/" + newsletter + "/issues")
                .then()
                .statusCode(200)
                .body("items.number", equalTo(List.of(2, 1)));
        Response archive = given().accept("text/html").get("/v1/newsletters/" + newsletter + "/issues?limit=1");
        assertThat(archive.asString()).contains("The next one")
                .doesNotContain("Größe")
                .contains("rel=\"next\"")
                .contains("<link rel=\"canonical\" href=\"http://letters.meridiem.test/v1/newsletters/" + newsletter);
        given().accept("text/html")
                .header("If-None-Match", archive.header("ETag"))
                .get("/v1/newsletters/" + newsletter + "/issues?limit=1")
                .then()
                .statusCode(304);
        Desk.issue(newsletter, "Nobody knows of this draft", fresh.id());
        Response feed = given().get("/v1/newsletters/" + newsletter + "/issues.rss");
        assertThat(feed.contentType()).startsWith("application/rss+xml");
        assertThat(feed.xmlPath().getList("rss.channel.item.title", String.class)).containsExactly("The next one",
                "Größe und Ärger: the week");
        assertThat(feed.xmlPath().getList("rss.channel.item.guid", String.class))
                .contains("http://letters.meridiem.test/v1/newsletters/" + newsletter + "/issues/1");
        ProblemAssert.assertThat(given().get("/v1/newsletters/no-such-letter/issues.rss")).hasStatus(404);
        given().accept("text/html")
                .get("/v1/newsletters/" + newsletter + "/issues/1")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8");
        given().accept("application/json")
                .get("/v1/newsletters/" + newsletter + "/issues/1")
                .then()
                .statusCode(200)
                .body("articles[0].id", equalTo(fresh.id().toString()));
    }

    @Test
    void aWithdrawnArticleLeavesTheDraftTheMailAndTheArchive() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = Desk.reader();
        ArticleFixture stays = ArticleFixture.titled("It stays");
        ArticleFixture goes = ArticleFixture.titled("It goes");
        Desk.subscribe(reader, newsletter);
        try (var log = new Log()) {
            log.say(stays.published(1), goes.published(1));
            String issue = Desk.issue(newsletter, "Before and after", stays.id(), goes.id());
            String sentBefore = Desk.issue(newsletter, "Sent before", stays.id(), goes.id());
            Desk.send(sentBefore);
            Desk.awaitSent(sentBefore);

            // When
            log.say(goes.takenDown(2));

            // Then
            Patience.await()
                    .until(() -> Desk.as("editor").get("/v1/editorial/issues/" + issue).jsonPath()
                            .getList("articles.id"),
                            List.of(stays.id().toString())::equals);
            Desk.build(Map.of("newsletter", newsletter, "articles", List.of(goes.id()))).then().statusCode(422);
            assertThat(
                    Desk.as("editor").accept("text/html").get("/v1/editorial/issues/" + issue + "/preview").asString())
                    .contains("It stays")
                    .doesNotContain("It goes");
            Desk.send(issue);
            assertThat(MailInbox.shared().awaitTo(reader, mail -> mail.subject().equals("Before and after")).html())
                    .contains("It stays")
                    .doesNotContain("It goes");
            assertThat(given().accept("text/html").get("/v1/newsletters/" + newsletter + "/issues/1").asString())
                    .contains("It stays")
                    .doesNotContain("It goes");
        }
    }

    @Test
    void theNewestAreThoseThatWereFirstPublishedLastAndTheFirstOfThemIsTheSubject() {
        // Given
        String newsletter = Desk.newsletter();
        Instant future = Instant.parse("2200-01-01T00:00:00Z");
        ArticleFixture old = ArticleFixture.titled("Old but edited").publishedAt(future);
        ArticleFixture young = ArticleFixture.titled("Young").publishedAt(future.plusSeconds(60));
        try (var log = new Log()) {
            log.say(old.published(1), young.published(1), old.updated(2));
            Desk.issue(newsletter, "Both are there", old.id(), young.id());

            // When
            Response issue = Desk.build(Map.of("newsletter", newsletter, "newest", 2));

            // Then
            assertThat(issue.jsonPath().getList("articles.id"))
                    .isEqualTo(List.of(young.id().toString(), old.id().toString()));
            assertThat(issue.<String>path("subject")).isEqualTo("Young");
            log.say(young.takenDown(2));
            Patience.await()
                    .until(() -> Desk.as("editor").get("/v1/editorial/issues/" + issue.path("id")).path("subject"),
                            "Old but edited"::equals);
            log.say(old.takenDown(3));
            Patience.await()
                    .until(() -> Desk.build(Map.of("newsletter", newsletter, "articles", List.of(old.id())))
                            .statusCode() == 422);
        }
    }

    private static IssueSent decode(ConsumerRecord<String, byte[]> taken) {
        try {
            return EventCodec.NEWSLETTER_EVENTS.decode(taken.headers(), taken.value());
        } catch (MalformedEventException e) {
            throw new AssertionError("an event cannot be read", e);
        }
    }
}
