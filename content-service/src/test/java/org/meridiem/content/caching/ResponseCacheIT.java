package org.meridiem.content.caching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.AtOnce;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.events.CachePurge;
import org.meridiem.events.EventCodec;
import org.meridiem.events.Topic;
import org.meridiem.testkit.Patience;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// What readers and the caches before us notice of the cache within.
@QuarkusTest
@ContentServers
class ResponseCacheIT {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @Inject
    MeterRegistry meters;

    @Inject
    AnswerCache cache;

    @Inject
    DatabaseWatch database;

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
        Patience.await().until(() -> meters.get("meridiem.cache.certain").gauge().value() == 1);
    }

    @Test
    void theSecondReaderIsAnsweredFromMemoryWithTheSameHeaders() {
        String path = published(article());

        // What other tests left to be done may purge something that the answer is made of, between the two readers.
        Patience.await().untilAsserted(() -> {
            Response first = raw().get(path);
            double hits = requests("hit");
            Response second = raw().get(path);

            assertThat(requests("hit")).isEqualTo(hits + 1);
            assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
            for (String name : List.of("ETag", "Cache-Control", "Vary", "Cache-Tag", "Surrogate-Key", "Last-Modified",
                    "Content-Type", "Content-Length")) {
                assertThat(second.header(name)).as(name).isNotNull().isEqualTo(first.header(name));
            }
        });
    }

    @Test
    void everyConditionIsAnsweredFromMemoryAsByTheResource() {
        String path = published(article());
        Response kept = raw().get(path);
        String etag = kept.header("ETag");
        String modified = kept.header("Last-Modified");

        for (String match : List.of(etag, "W/" + etag, "\"other\", " + etag, "\"other\"," + etag + ",\"more\"", "*")) {
            raw().header("If-None-Match", match).get(path).then().statusCode(304).header("ETag", etag)
                    .header("Cache-Control", notNullValue()).header("Vary", "Accept-Encoding")
                    .header("Content-Type", nullValue()).header("Content-Encoding", nullValue());
            raw().header("If-None-Match", match).head(path).then().statusCode(304);
        }
        for (String other : List.of("\"other\"", "nonsense", "\"\"", "W/\"other\"", ",")) {
            raw().header("If-None-Match", other).header("If-Modified-Since", modified).get(path).then()
                    .statusCode(200);
        }
        raw().header("If-Modified-Since", modified).get(path).then().statusCode(304);
        raw().header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT").get(path).then().statusCode(304);
        raw().header("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT").get(path).then().statusCode(200);
        raw().header("If-Modified-Since", "yesterday").get(path).then().statusCode(200);
        raw().header("If-None-Match", etag).header("Cache-Control", "no-cache").get(path).then().statusCode(304);
    }

    @Test
    void headIsGetWithoutABody() {
        String path = published(article());
        Response get = raw().get(path);

        Response head = raw().head(path);

        head.then().statusCode(200).header("ETag", get.header("ETag")).header("Content-Length",
                get.header("Content-Length"));
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void everyCodingHasItsOwnTagAndUnpacksToTheSame() {
        String path = published(article().with("body", Map.of("markdown", "Tea. ".repeat(2_000))));
        String plain = raw().get(path).asString();
        accepting("gzip").get(path).then().header("Content-Encoding", "gzip");

        Patience.await().untilAsserted(() -> accepting("gzip, br;q=0.9").get(path).then()
                .statusCode(200).header("Content-Encoding", "br"));
        Response brotli = accepting("gzip, br").get(path);
        Response gzip = accepting("gzip").get(path);
        Response identity = accepting("gzip;q=0").get(path);

        assertThat(identity.asString()).isEqualTo(plain);
        assertThat(Coding.gunzip(gzip.asByteArray())).isEqualTo(identity.asByteArray());
        assertThat(brotli.asByteArray()).hasSizeLessThan(gzip.asByteArray().length);
        assertThat(Stream.of(identity, gzip, brotli).map(answer -> answer.header("ETag"))).doesNotHaveDuplicates();
        accepting("br").header("If-None-Match", gzip.header("ETag")).get(path).then()
                .statusCode(200);
    }

    @Test
    void anEditShowsAtOnceAndLeavesOtherArticlesInMemory() {
        ArticleFixture edited = article();
        Written a = Newsroom.publish(edited);
        String pathA = "/v1/articles/" + edited.slug();
        String pathB = published(article());
        String list = "/v1/articles?section=ai&limit=5";
        raw().get(pathA).then().body("dek", equalTo("A good harvest reaches the shops."));
        raw().get(pathB).then().statusCode(200);
        raw().get(list).then().statusCode(200);
        Answer keptB = cache.find(pathB);

        a.patch("editor", Map.of("dek", "Other words.")).step("publisher", "publish");

        raw().get(pathA).then().body("dek", equalTo("Other words."));
        raw().get(list).then().body("items.dek", hasItem("Other words."));
        assertThat(cache.find(pathB)).isSameAs(keptB);
        assertThat(keptB).isNotNull().matches(answer -> !answer.isOutdated());
    }

    @Test
    void anArticleThatMovesLeavesTheListsItWasIn() {
        ArticleFixture moving = article().with("tags", List.of("trade")).with("authors", List.of("the-team"));
        Written written = Newsroom.publish(moving);
        List<String> lists = List.of("/v1/articles?tag=trade", "/v1/articles?author=the-team",
                "/v1/articles?section=ai",
                "/v1/articles?section=ai&count=true&limit=1&sort=publishedAt");
        lists.forEach(list -> raw().get(list).then().statusCode(200));
        int before = raw().get(lists.getLast()).path("total");

        written.patch("editor", Map.of("section", "business", "tags", List.of("tea"), "authors", List.of("ana-lima")))
                .step("publisher", "publish");

        for (String list : lists.subList(0, 3)) {
            assertThat(raw().get(list).<List<String>>path("items.slug")).as(list).doesNotContain(moving.slug());
        }
        raw().get(lists.getLast()).then().body("total", equalTo(before - 1));
    }

    @Test
    void countsOfSectionsFollowWhatIsPublished() {
        raw().get("/v1/sections/business").then().statusCode(200);
        int before = raw().get("/v1/sections/business").path("articleCount");

        Newsroom.publish(article().with("section", "business"));

        raw().get("/v1/sections/business").then().body("articleCount", equalTo(before + 1));
    }

    @Test
    void aChangeOfTheCatalogueShowsAtOnce() {
        String name = "Cache " + UUID.randomUUID();
        String slug = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        raw().get("/v1/tags/" + slug).then().statusCode(404);

        Newsroom.make("tags", Map.of("name", name));

        raw().get("/v1/tags/" + slug).then().statusCode(200).body("name", equalTo(name));
    }

    @Test
    void whatIsNotThereIsKeptUntilItIsPublished() {
        ArticleFixture article = article();
        String path = "/v1/articles/" + article.slug();
        Response first = raw().get(path);
        double absent = requests("absent");
        Response second = raw().get(path);
        assertThat(requests("absent")).isEqualTo(absent + 1);
        second.then().statusCode(404).contentType("application/problem+json");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(raw().head(path).statusCode()).isEqualTo(404);

        Written written = Newsroom.publish(article);
        raw().get(path).then().statusCode(200);

        written.step("publisher", "unpublish");
        raw().get(path).then().statusCode(410);
        raw().get(path).then().statusCode(410).contentType("application/problem+json");
        assertThat(cache.find(path)).isNull();
    }

    @Test
    void parametersInAnyOrderShareAnAnswerAndStrangeOnesAreRefused() {
        published(article());
        // What other tests left to be done may change the list between the two readers.
        Patience.await().untilAsserted(() -> {
            raw().get("/v1/articles?section=ai&limit=3").then().statusCode(200);
            double hits = requests("hit");

            raw().get("/v1/articles?limit=3&section=ai").then().statusCode(200);

            assertThat(requests("hit")).isEqualTo(hits + 1);
        });
        for (int i = 0; i < 2; i++) {
            raw().get("/v1/articles?section=ai&limit=3&nonsense=1").then().statusCode(400);
        }
        raw().accept("text/html").get("/v1/articles?limit=3&section=ai").then().statusCode(406);
        raw().accept("application/json").get("/v1/articles?limit=3&section=ai").then().statusCode(200);
    }

    @Test
    void manyReadersOfAPageThatIsNotInMemoryCostOneLoad() throws Exception {
        String path = published(article());
        raw().get(path);
        double loads = meters.get("meridiem.cache.load").timer().count();
        cache.clear();

        List<Integer> statuses = AtOnce.all(40, i -> raw().get(path).statusCode());

        assertThat(statuses).containsOnly(200);
        assertThat(meters.get("meridiem.cache.load").timer().count() - loads).isLessThan(20);
    }

    @Test
    void whileTheDatabaseIsAwayOldCopiesAreAnsweredButNotWithdrawnOnes() {
        String kept = published(article());
        ArticleFixture other = article();
        Written withdrawn = Newsroom.publish(other);
        raw().get(kept).then().statusCode(200);
        raw().get("/v1/articles/" + other.slug()).then().statusCode(200);
        withdrawn.step("publisher", "takeDown");
        Answer answer = cache.find(kept);
        assertThat(answer).isNotNull();

        answer.outdate();
        database.suspect();
        Response stale = raw().get(kept);

        stale.then().statusCode(200).header("Cache-Status", "Meridiem; hit; detail=database-away")
                .header("Cache-Control", "public, max-age=0, s-maxage=5, stale-if-error=86400");
        assertThat(cache.find("/v1/articles/" + other.slug())).isNull();
        Patience.await().until(() -> !database.isAway());
        raw().get(kept).then().statusCode(200).header("Cache-Status", nullValue());
    }

    @Test
    void cachesInFrontHearOfEveryChangeOnOneTopic() {
        Written written = Newsroom.publish(article());
        written.step("publisher", "unpublish");

        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topic.CACHE_PURGES.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var seen = new java.util.ArrayList<CachePurge>();
            Patience.await().untilAsserted(() -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    seen.add(EventCodec.CACHE_PURGES.decode(record.headers(), record.value()));
                }
                assertThat(seen).filteredOn(purge -> purge.tags().contains("article-" + written.id())).hasSize(2)
                        .allSatisfy(purge -> assertThat(purge.tags()).contains("articles", "articles-section-ai",
                                "articles-section-technology", "articles-tag-tea", "articles-author-ana-lima"))
                        .extracting(CachePurge::erase).containsExactly(false, true);
            });
        }
        Patience.await().untilAsserted(() -> assertThat(meters.get("meridiem.cache.purge.delay").timer().count())
                .isGreaterThan(0));
    }

    @Test
    void theCacheTellsWhatItDoes() {
        raw().get(published(article())).then().statusCode(200);
        raw().get("/v1/site").then().statusCode(200);
        assertThat(meters.get("meridiem.cache.bytes").gauge().value()).isPositive();
        given().get(readiness).then().statusCode(200)
                .body("checks.find { it.name == 'Delivery' }.data.database", equalTo("answers"));
    }

    private static String published(ArticleFixture article) {
        Newsroom.publish(article);
        return "/v1/articles/" + article.slug();
    }

    private double requests(String result) {
        return meters.get("meridiem.cache.requests").tag("result", result).counter().count();
    }

    private static RequestSpecification raw() {
        return accepting("identity");
    }

    private static RequestSpecification accepting(String encoding) {
        return given()
                .config(RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", encoding);
    }
}
