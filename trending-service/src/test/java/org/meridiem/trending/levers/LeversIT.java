package org.meridiem.trending.levers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.events.TrendingLever;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;
import org.meridiem.testkit.Tokens;
import org.meridiem.trending.ArticleFixture;
import org.meridiem.trending.Articles;
import org.meridiem.trending.TestedTrending;
import org.meridiem.trending.kafka.TopicWriter;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;

/// Editors at the levers, from their request to what readers see.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class LeversIT {

    private static final String LEVERS = "/v1/editorial/trending/levers";

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    LeverLog log;

    @Inject
    TopicWriter writer;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private Articles articles;

    @BeforeEach
    void isReady() {
        articles = new Articles(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        Patience.await().until(() -> given().get(management.resolve("/q/health/ready")).statusCode() == 200);
    }

    @AfterEach
    void close() {
        articles.close();
    }

    @Test
    void aPinnedArticleShowsWithinASecondAndUntilItIsTakenBack() {
        // Given
        var story = article("pinned").in("levers/pinned");
        articles.publish(story);

        // When
        Response made = make("pin", story, Map.of("place", 1));

        // Then
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        Patience.atOnce().untilAsserted(() -> assertThat(slugs("levers/pinned")).containsExactly("pinned"));
        assertThat(list("levers/pinned").getBoolean("items[0].pinned")).isTrue();

        editor().header("If-Match", made.header("ETag")).queryParam("reason", "Enough of it")
                .delete(made.header("Location"))
                .then().statusCode(204);
        Patience.atOnce().untilAsserted(() -> assertThat(slugs("levers/pinned")).isEmpty());
        JsonPath kept = editor().get(made.header("Location")).jsonPath();
        assertThat(kept.getBoolean("active")).isFalse();
        assertThat(kept.getList("changes.what")).containsExactly("created", "taken back");
        assertThat(kept.getList("changes.by")).containsOnly("editor");
        assertThat(kept.getList("changes.reason")).containsExactly("For the test", "Enough of it");
    }

    @Test
    void anUnpublishedArticleIsGoneThoughItIsPinnedAndComesBackWithItsNewHeadline() {
        // Given
        var story = article("pinned-and-gone").in("levers/gone");
        articles.publish(story);
        make("pin", story, Map.of());
        Patience.atOnce().untilAsserted(() -> assertThat(slugs("levers/gone")).hasSize(1));

        // When
        articles.send(story.version(2).unpublished());
        Patience.atOnce().untilAsserted(() -> assertThat(slugs("levers/gone")).isEmpty());
        articles.send(story.version(3).titled("Back again").published());

        // Then
        Patience.atOnce().untilAsserted(() -> assertThat(list("levers/gone").getList("items.article.headline"))
                .containsExactly("Back again"));
    }

    @Test
    void aLeverEndsByTheClock() {
        // Given
        var story = article("short-lived").in("levers/short");
        articles.publish(story);
        Instant end = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.MILLIS);

        // When
        make("pin", story, Map.of("until", end.toString())).then().statusCode(201);
        Patience.atOnce().untilAsserted(() -> assertThat(slugs("levers/short")).hasSize(1));

        // Then
        Patience.await().untilAsserted(() -> assertThat(slugs("levers/short")).isEmpty());
        assertThat(Instant.now()).isBetween(end, end.plusSeconds(1));
    }

    @Test
    void aChangeNeedsTheVersionThatItIsMadeFrom() {
        // Given
        var story = article("changed-lever").in("levers/changed");
        articles.publish(story);
        Response made = make("pin", story, Map.of());
        String change = "{\"until\":\"" + tomorrow() + "\",\"place\":3,\"reason\":\"Lower\"}";

        // When
        Response changed = editor().header("If-Match", "\"1\"").body(change).put(made.header("Location"));

        // Then
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.jsonPath().getInt("place")).isEqualTo(3);
        ProblemAssert.assertThat(editor().body(change).put(made.header("Location"))).hasStatus(428);
        Response stale = editor().header("If-Match", "\"1\"").body(change).put(made.header("Location"));
        ProblemAssert.assertThat(stale).hasStatus(412);
        assertThat(stale.jsonPath().getInt("currentVersion")).isEqualTo(2);
        assertThat(stale.jsonPath().getString("changedBy")).isEqualTo("editor");
    }

    @Test
    void theSameRequestAgainMakesNoSecondLever() {
        // Given
        var story = article("made-once").in("levers/once");
        articles.publish(story);
        Map<String, Object> body = body("bury", story, Map.of());
        String key = UUID.randomUUID().toString();

        // When
        Response first = editor().header("Idempotency-Key", key).body(body).post(LEVERS);
        Response second = editor().header("Idempotency-Key", key).body(body).post(LEVERS);
        Response other = editor().header("Idempotency-Key", key).body(body("exclude", story, Map.of())).post(LEVERS);

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        ProblemAssert.assertThat(other).hasStatus(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"action\":\"pin\"} | /until /reason",
            "{\"action\":\"lift\",\"until\":\"U\",\"reason\":\"r\"} | /action",
            "{\"action\":\"pin\",\"until\":\"U\",\"reason\":\"r\"} | /article",
            "{\"action\":\"pin\",\"section\":\"world\",\"until\":\"U\",\"reason\":\"r\"} | /section",
            "{\"action\":\"exclude\",\"section\":\"/world\",\"until\":\"U\",\"reason\":\"r\"} | /section",
            "{\"action\":\"exclude\",\"section\":\"world\",\"place\":2,\"until\":\"U\",\"reason\":\"r\"} | /place",
            "{\"action\":\"exclude\",\"section\":\"world\",\"until\":\"2020-01-01T00:00:00Z\",\"reason\":\"r\"} | /until",
            "{\"action\":\"exclude\",\"section\":\"world\",\"until\":\"2999-01-01T00:00:00Z\",\"reason\":\"r\"} | /until",
            "{\"action\":\"exclude\",\"section\":\"world\",\"until\":\"U\",\"reason\":\" \"} | /reason",
            "{\"action\":\"exclude\",\"section\":\"world\",\"until\":\"U\",\"reason\":\"r\",\"by\":\"me\"} | /by"})
    void aLeverThatCannotBeIsRefusedWithItsMembers(String body, String pointers) {
        Response refused = editor().body(body.replace("\"U\"", '"' + tomorrow() + '"')).post(LEVERS);

        ProblemAssert.assertThat(refused).hasStatus(400).hasErrorsExactlyAt(pointers.split(" "));
    }

    @Test
    void anArticleThatIsNotPublicCannotBePinned() {
        Response refused = make("pin", article("never-published"), Map.of());

        ProblemAssert.assertThat(refused).hasStatus(422).hasErrorsExactlyAt("/article");
    }

    @Test
    void leversAreListedPageByPageNewestFirst() {
        // Given
        var story = article("listed").in("levers/listed");
        articles.publish(story);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.addFirst(make("bury", story, Map.of("list", "levers/list-" + i)).jsonPath().getString("id"));
        }

        // When
        JsonPath first = editor().get(LEVERS + "?limit=2&state=all").jsonPath();
        JsonPath second = editor().queryParam("cursor", first.getString("nextCursor"))
                .get(LEVERS + "?limit=2&state=all")
                .jsonPath();

        // Then
        assertThat(first.getList("items.id")).containsExactlyElementsOf(made.subList(0, 2));
        assertThat(second.getList("items.id")).startsWith(made.getLast());
        ProblemAssert.assertThat(editor().get(LEVERS + "?state=old")).hasStatus(400).hasErrorsExactlyAt("state");
        ProblemAssert.assertThat(editor().get(LEVERS + "?cursor=made-up")).hasStatus(400).hasErrorsExactlyAt("cursor");
        ProblemAssert.assertThat(editor().get(LEVERS + "/" + UUID.randomUUID())).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contributor", "moderator", "reader"})
    void whoIsNoEditorMayNotTouchThem(String user) {
        ProblemAssert.assertThat(as(user).get(LEVERS)).hasStatus(403);
        ProblemAssert.assertThat(as(user).body(body("pin", article("x"), Map.of())).post(LEVERS)).hasStatus(403);
        ProblemAssert.assertThat(given().get(LEVERS)).hasStatus(401);
    }

    @Test
    void ofTwoReplicasThatChangeTheSameVersionOneWinsForEverybody() throws Exception {
        // Given
        var story = article("contested").in("levers/contested");
        articles.publish(story);
        TrendingLever.State lever = log.find(UUID.fromString(make("pin", story, Map.of()).jsonPath().getString("id")))
                .orElseThrow();
        var other = started(new LeverLog(kafka, writer));

        // When
        List<Future<Boolean>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 6; round++) {
                LeverLog replica = round % 2 == 0 ? log : other;
                TrendingLever.State next = atPlace(lever, 10 + round);
                outcomes.add(threads.submit(() -> replica
                        .write(new TrendingLever(UUID.randomUUID(), Instant.now(), next))));
            }
        }

        // Then
        int winners = 0;
        for (Future<Boolean> outcome : outcomes) {
            winners += outcome.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
        var late = started(new LeverLog(kafka, writer));
        assertThat(List.of(place(other, lever), place(late, lever))).containsOnly(place(log, lever));
        Patience.await().untilAsserted(() -> assertThat(newestPlaces().get(lever.id().toString()))
                .as("what compaction keeps").isEqualTo(place(log, lever)));
        other.stop();
        late.stop();
    }

    private static int place(LeverLog replica, TrendingLever.State lever) {
        Integer place = replica.find(lever.id()).orElseThrow().place();
        return place == null ? 0 : place;
    }

    /// Of each lever the place in the newest record.
    private Map<String, Integer> newestPlaces() throws Exception {
        Map<String, Integer> newest = new TreeMap<>();
        for (TrendingLever event : LeverTopic.read(kafka)) {
            newest.put(event.key(), event.state().place() == null ? 0 : event.state().place());
        }
        return newest;
    }

    private LeverLog started(LeverLog replica) {
        replica.start(new StartupEvent());
        Patience.await().until(replica::caughtUp);
        return replica;
    }

    private static TrendingLever.State atPlace(TrendingLever.State lever, int place) {
        return new TrendingLever.State(lever.id(), lever.version() + 1, lever.action(), lever.article(),
                lever.section(), lever.list(), place, lever.until(), false, lever.request(), lever.changes());
    }

    private static Response make(String action, ArticleFixture story, Map<String, Object> more) {
        return editor().body(body(action, story, more)).post(LEVERS);
    }

    private static Map<String, Object> body(String action, ArticleFixture story, Map<String, Object> more) {
        Map<String, Object> body = new TreeMap<>(Map.of("action", action, "article", story.id().toString(), "until",
                tomorrow(), "reason", "For the test"));
        body.putAll(more);
        return body;
    }

    private static String tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static RequestSpecification editor() {
        return as("editor");
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType("application/json");
    }

    private static JsonPath list(String section) {
        return given().get("/v1/trending?section=" + section).jsonPath();
    }

    private static List<String> slugs(String section) {
        return list(section).getList("items.article.slug");
    }
}
