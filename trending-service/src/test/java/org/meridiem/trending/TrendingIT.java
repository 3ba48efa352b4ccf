package org.meridiem.trending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.CommentChange;
import org.meridiem.events.CommentEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// The whole service against a real Kafka, from beacon to list. Each test has a section and articles of its own.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class TrendingIT {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    MeterRegistry meters;

    private Articles articles;

    @BeforeEach
    void isReady() {
        Config config = ConfigProvider.getConfig();
        articles = new Articles(config.getValue("kafka.bootstrap.servers", String.class));
        Patience.await().untilAsserted(() -> assertThat(health("ready").statusCode()).isEqualTo(200));
    }

    @AfterEach
    void close() {
        articles.close();
    }

    @Test
    void whatReadersTellRanksArticlesWithTheirCards() {
        // Given
        var first = article("first").in("tea/green");
        var second = article("second").in("tea");
        articles.publish(first, second);

        // When
        beacon("198.51.100.1", "application/json", view(second));
        beacon("198.51.100.1", "text/plain;charset=UTF-8", "{\"events\":[" + view(first) + ","
                + view(first).replace("view", "read") + "]}");
        beacon("203.0.113.1", "text/plain;charset=UTF-8", view(first));

        // Then
        Patience.await().untilAsserted(() -> assertThat(headlines("tea")).containsExactly(first.headline(),
                second.headline()));
        Patience.await()
                .untilAsserted(() -> assertThat(headlines("green")).as("by slug").containsExactly(first.headline()));
        Patience.await()
                .untilAsserted(() -> assertThat(list("window=now&section=tea").jsonPath().getDouble("items[0].score"))
                        .isBetween(3.9, 4.0));
        var list = list("window=now&section=tea").jsonPath();
        assertThat(list.getString("window")).isEqualTo("now");
        assertThat(list.getString("section")).isEqualTo("tea");
        assertThat(list.getString("items[0].article.id")).isEqualTo(first.id().toString());
        assertThat(list.getString("items[0].article.url")).isEqualTo("https://news.example/articles/first");
        assertThat(list.getString("items[0].article.authors[0].name")).isEqualTo("Ada Brewer");
        Patience.await().untilAsserted(() -> assertThat(list("limit=50").jsonPath().getList("items.article.slug"))
                .contains("first", "second"));
    }

    @Test
    void anUnpublishedArticleIsGoneWithinASecond() {
        // Given
        var withdrawn = article("withdrawn").in("coffee");
        var staying = article("staying").in("coffee");
        articles.publish(withdrawn, staying);
        beacon("198.51.100.1", "text/plain", view(withdrawn));
        beacon("198.51.100.1", "text/plain", view(staying));
        Patience.await().untilAsserted(() -> assertThat(headlines("coffee")).hasSize(2));

        // When
        articles.send(withdrawn.version(2).unpublished());

        // Then
        Patience.atOnce().untilAsserted(() -> assertThat(headlines("coffee")).containsExactly(staying.headline()));
    }

    @Test
    void listsAreToBeHadByLanguage() {
        // Given
        var german = article("sprache").in("matcha").inLanguage("de");
        var english = article("language").in("matcha");
        articles.publish(german, english);

        // When
        beacon("198.51.100.1", "text/plain", view(german));
        beacon("198.51.100.1", "text/plain", view(english));

        // Then
        Patience.await().untilAsserted(() -> assertThat(list("section=matcha&language=de").jsonPath()
                .getList("items.article.slug")).containsExactly("sprache"));
        assertThat(list("section=matcha&language=de").jsonPath().getString("language")).isEqualTo("de");
        ProblemAssert.assertThat(list("language=deutsch,bitte")).hasStatus(400);
    }

    @Test
    void whatRisesIsCommentedOnAndReadBesides() {
        // Given
        var rising = article("rising").in("chai");
        var other = article("beside").in("chai");
        articles.publish(rising, other);

        // When
        for (int reader = 1; reader <= 12; reader++) {
            beacon("192.0." + reader + ".7", "text/plain", view(rising));
            if (reader <= 4) {
                beacon("192.0." + reader + ".7", "text/plain", view(other));
            }
        }
        articles.send(EventCodec.COMMENTS.encode(new CommentEvent.Approved(
                new CloudEvent(UUID.randomUUID(), CommentEvent.Approved.TYPE, "/content-service", Instant.now(),
                        other.id().toString(), Optional.empty()),
                new CommentChange(other.id(), UUID.randomUUID(), Instant.now(), 1))));

        // Then
        Patience.await().untilAsserted(() -> {
            assertThat(given().get("/v1/rising?section=chai").jsonPath().getList("items.article.slug"))
                    .containsExactly("rising");
            assertThat(given().get("/v1/most-commented?section=chai").jsonPath().getList("items.article.slug"))
                    .containsExactly("beside");
            Response besides = given().get("/v1/articles/" + rising.id() + "/also-read");
            assertThat(besides.jsonPath().getList("items.slug")).containsExactly("beside");
            assertThat(given().header("If-None-Match", besides.header("ETag"))
                    .get("/v1/articles/" + rising.id() + "/also-read").statusCode()).isEqualTo(304);
        });

        // When
        articles.send(other.version(2).takenDown());

        // Then
        Patience.atOnce().untilAsserted(() -> {
            assertThat(given().get("/v1/articles/" + rising.id() + "/also-read").jsonPath().getList("items")).isEmpty();
            assertThat(given().get("/v1/most-commented?section=chai").jsonPath().getList("items")).isEmpty();
        });
        ProblemAssert.assertThat(given().get("/v1/articles/" + other.id() + "/also-read")).hasStatus(404);
        ProblemAssert.assertThat(given().get("/v1/rising?limit=51")).hasStatus(400);
    }

    @Test
    void figuresAreForEditorsUnlessTheOperatorSaysOtherwise() {
        String id = article("first").id().toString();

        ProblemAssert.assertThat(given().get("/v1/articles/" + id + "/stats")).hasStatus(404);
        ProblemAssert.assertThat(given().get("/v1/editorial/articles/" + id + "/stats")).hasStatus(401);
    }

    @Test
    void editorsSeeHowOftenAnArticleIsRead() {
        // Given
        var story = article("measured").in("figures");
        articles.publish(story);

        // When
        beacon("198.51.100.1", "text/plain", view(story));
        beacon("198.51.100.1", "text/plain", view(story).replace("view", "read"));
        beacon("203.0.113.1", "text/plain", view(story));
        beacon("203.0.113.1", "text/plain", view(story).replace("view", "share"));

        // Then
        Patience.await().untilAsserted(() -> {
            Response figures = figures("editor", story);
            assertThat(figures.statusCode()).as(figures.asString()).isEqualTo(200);
            assertThat(figures.header("Cache-Control")).isEqualTo("private, no-store");
            var json = figures.jsonPath();
            assertThat(json.getString("article")).isEqualTo(story.id().toString());
            assertThat(List.of(json.getInt("views"), json.getInt("reads"), json.getInt("shares")))
                    .containsExactly(2, 1, 1);
            // The hour may have turned between two of the readers; the day hardly ever.
            assertThat(json.getInt("hour.readers")).isBetween(1, 2);
            assertThat(json.getInt("day.readers")).isEqualTo(2);
            assertThat(Instant.parse(json.getString("asOf"))).isAfter(Instant.parse(json.getString("hour.since")));
        });
        ProblemAssert.assertThat(figures("reader", story)).hasStatus(403);

        // When
        articles.send(story.version(2).unpublished());

        // Then
        Patience.atOnce().untilAsserted(() -> ProblemAssert.assertThat(figures("editor", story)).hasStatus(404));
    }

    @Test
    void aChangedCardShowsWithinASecond() {
        // Given
        var story = article("changing").in("cocoa");
        articles.publish(story);
        beacon("198.51.100.1", "text/plain", view(story));
        Patience.await().untilAsserted(() -> assertThat(headlines("cocoa")).containsExactly(story.headline()));

        // When
        articles.send(story.version(2).titled("Cocoa, at last").updated());

        // Then
        Patience.atOnce().untilAsserted(() -> assertThat(headlines("cocoa")).containsExactly("Cocoa, at last"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[[[[[[[[[[[[[[[[", "{\"article\":7}", "{\"events\":[]}", "\u0000\u0000",
            "{\"article\":\"x\",\"event\":\"view\"}", "<xml/>", "{\"events\":[{\"events\":[]}]}"})
    void aHostileBodyIsAnsweredLikeAnyOther(String body) {
        assertTaken(sender("198.51.100.9").contentType("text/plain").body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/views"));
    }

    @Test
    void aBodyOfAMegabyteIsAnsweredLikeAnyOther() {
        double before = dropped("too-large");

        assertTaken(sender("198.51.100.9").contentType("application/json").body(new byte[1024 * 1024])
                .post("/v1/views"));

        Patience.await().until(() -> dropped("too-large") == before + 1);
    }

    @Test
    void aBeaconOfAnUndreamtTypeWithoutABodyIsAnsweredLikeAnyOther() {
        assertTaken(sender("198.51.100.9").contentType("image/x-icon").post("/v1/views?x=1"));
        assertTaken(given().header("User-Agent", "").post("/v1/views"));
    }

    @Test
    void inventedArticlesAndProgramsNeverShow() {
        // Given
        var story = article("read-by-programs").in("sencha");
        articles.publish(story);
        double bots = dropped("bot");
        double prefetched = dropped("prefetch");

        // When
        beacon("198.51.100.1", "text/plain", view(article("invented").in("sencha")));
        given().header("User-Agent", "Googlebot/2.1").header("Origin", "https://news.example").body(view(story))
                .post("/v1/views");
        sender("198.51.100.1").header("Sec-Purpose", "prefetch").body(view(story)).post("/v1/views");

        // Then
        Patience.await().until(() -> dropped("bot") == bots + 1 && dropped("prefetch") == prefetched + 1);
        var seen = article("read-by-people").in("sencha");
        articles.publish(seen);
        beacon("198.51.100.1", "text/plain", view(seen));
        Patience.await().untilAsserted(() -> assertThat(headlines("sencha")).containsExactly(seen.headline()));
    }

    @Test
    void aCopyThatIsStillGoodIsNotSentAgain() {
        // Given
        var story = article("cached").in("mate");
        articles.publish(story);
        beacon("198.51.100.1", "text/plain", view(story));
        Patience.await().untilAsserted(() -> assertThat(headlines("mate")).hasSize(1));
        Response first = list("section=mate");

        // When
        Response second = given().header("If-None-Match", "\"other\", " + first.header("ETag"))
                .get("/v1/trending?section=mate");

        // Then
        assertThat(first.header("ETag")).matches("\"[0-9a-f]{24}\"");
        assertThat(first.header("Cache-Control")).contains("public", "max-age=5", "s-maxage=5",
                "stale-while-revalidate");
        assertThat(first.header("Cache-Tag")).isEqualTo("trending");
        assertThat(first.contentType()).startsWith("application/json");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.asByteArray()).isEmpty();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(given().head("/v1/trending?section=mate").header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void aSectionThatNobodyReadIsAnEmptyList() {
        assertThat(list("section=gardening").jsonPath().getList("items")).isEmpty();
        assertThat(list("window=week&section=no/such/path").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"window=year, window", "window=, window", "window=TODAY, window", "limit=0, limit", "limit=51, limit",
            "limit=ten, limit", "limit=1&limit=2, limit", "section=, section", "sections=tea, sections"})
    void anInputThatIsNoneIsNamed(String query, String parameter) {
        ProblemAssert.assertThat(given().get("/v1/trending?" + query)).hasStatus(400).hasErrorsExactlyAt(parameter);
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        ProblemAssert.assertThat(given().post("/v1/trending")).hasStatus(405);
        ProblemAssert.assertThat(given().get("/v1/views/x")).hasStatus(404);
        ProblemAssert.assertThat(given().get("/v1/views")).hasStatus(405);
        assertThat(given().get("/v1/views").header("Allow")).isEqualTo("POST");
        ProblemAssert.assertThat(given().accept("text/html").get("/v1/trending")).hasStatus(406);
    }

    @Test
    void aPageOfAnotherSiteIsAnsweredLikeAnyOtherButCannotSeeIt() {
        // Given
        double before = dropped("foreign-origin");

        // When
        Response own = sender("198.51.100.1").body("{}").post("/v1/views");
        Response foreign = given().header("User-Agent", FIREFOX).header("Origin", "https://elsewhere.example")
                .body("{}").post("/v1/views");

        // Then
        assertTaken(foreign);
        assertThat(own.header("Access-Control-Allow-Origin")).isEqualTo("https://news.example");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isNull();
        Patience.await().until(() -> dropped("foreign-origin") == before + 1);
    }

    @Test
    void healthAndMetricsTellHowItIs() {
        assertThat(health("live").statusCode()).isEqualTo(200);
        assertThat(health("ready").jsonPath().getList("checks.name")).contains("lists", "collector");
        assertThat(given().get(management.resolve("/q/metrics")).asString())
                .contains("meridiem_beacon_dropped_total{reason=\"foreign-origin\"")
                .contains("meridiem_engagement_total{verdict=\"counted\"");
    }

    private static void beacon(String address, String type, String body) {
        assertTaken(sender(address).contentType(type).body(body.getBytes(StandardCharsets.UTF_8)).post("/v1/views"));
    }

    private static void assertTaken(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.asByteArray()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static Response figures(String user, ArticleFixture story) {
        return given().auth().oauth2(Tokens.of(user)).get("/v1/editorial/articles/" + story.id() + "/stats");
    }

    private static RequestSpecification sender(String address) {
        return given().header("User-Agent", FIREFOX).header("Origin", "https://news.example")
                .header("X-Forwarded-For", address);
    }

    private static String view(ArticleFixture article) {
        UUID id = article.id();
        return "{\"article\":\"" + id + "\",\"event\":\"view\"}";
    }

    private static Response list(String query) {
        return given().get("/v1/trending?" + query);
    }

    private static List<String> headlines(String section) {
        return list("section=" + section).jsonPath().getList("items.article.headline");
    }

    private Response health(String kind) {
        return given().get(management.resolve("/q/health/" + kind));
    }

    private double dropped(String reason) {
        Counter counter = meters.get("meridiem.beacon.dropped").tag("reason", reason).counter();
        return counter.count();
    }
}
