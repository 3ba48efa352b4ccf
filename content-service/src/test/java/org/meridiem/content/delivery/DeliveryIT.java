package org.meridiem.content.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.ArticleFixture;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@ContentServers
class DeliveryIT {

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void anArticleHasEveryMemberOfTheContract() {
        ArticleFixture article = article().with("shortHeadline", "Tea").with("custom", Map.of("mood", "calm"))
                .with("language", "en-GB")
                .with("tags", List.of("trade", "tea")).with("authors", List.of("the-team", "ana-lima"));
        Newsroom.publish(article);

        given().get("/v1/articles/" + article.slug()).then().statusCode(200).contentType("application/json")
                .body("keySet()",
                        equalTo(Set.of("id", "slug", "url", "kind", "language", "headline", "shortHeadline", "dek",
                                "keyTakeaways",
                                "body", "faq", "section", "tags", "authors", "readingTimeMinutes", "wordCount",
                                "publishedAt", "updatedAt", "corrections",
                                "commentCount", "commentsOpen", "featured", "seo", "custom", "version")))
                .body("url", equalTo("http://127.0.0.1:8081/v1/articles/" + article.slug()))
                .body("body.keySet()", equalTo(Set.of("blocks", "html")))
                .body("faq", equalTo(List.of(Map.of("question", "Why?", "answer", "The harvest was good."))))
                .body("section",
                        equalTo(Map.of("slug", "ai", "name", "AI & Machine Learning", "path", "technology/ai")))
                .body("tags",
                        equalTo(List.of(Map.of("slug", "trade", "name", "Trade"),
                                Map.of("slug", "tea", "name", "Tea"))))
                .body("authors.slug", equalTo(List.of("the-team", "ana-lima")))
                .body("authors[1].role", equalTo("Reporter"))
                .body("corrections", hasSize(0)).body("commentCount", equalTo(0)).body("commentsOpen", equalTo(true))
                .body("custom", equalTo(Map.of("mood", "calm"))).body("wordCount", equalTo(11))
                .body("seo.title", equalTo("Tea prices fall"))
                .body("seo.canonicalUrl", equalTo("http://127.0.0.1:8081/v1/articles/" + article.slug()))
                .body("seo.openGraph.siteName", equalTo("The Meridiem")).body("seo.openGraph.locale", equalTo("en_GB"))
                .body("seo.jsonLd.'@type'", equalTo("NewsArticle"))
                .body("seo.jsonLd.author.'@type'", equalTo(List.of("Organization", "Person")))
                .body("seo.jsonLd.publisher.name", equalTo("The Meridiem"))
                .body("seo.jsonLd.keywords", equalTo(List.of("Trade", "Tea")));
    }

    @Test
    void membersAndFormsOfTheBodyCanBePicked() {
        ArticleFixture article = article();
        Newsroom.publish(article);
        String path = "/v1/articles/" + article.slug();

        given().queryParam("fields", "headline,body").queryParam("body", "text").get(path).then().statusCode(200)
                .body("keySet()", equalTo(Set.of("headline", "body"))).body("body.keySet()", equalTo(Set.of("text")))
                .body("body.text", startsWith("The harvest was good.\n\nWhat now\n\n"));
        given().queryParam("body", "blocks,html,text").get(path).then().body("body.keySet()",
                equalTo(Set.of("blocks", "html", "text")));
        given().queryParam("fields", "slug").get(path).then().body("keySet()", equalTo(Set.of("slug")));
        for (String bad : List.of("fields=nonsense", "fields=headline,", "fields=", "fields=body.html", "body=markdown",
                "body=", "body=html,html2",
                "fields=slug&fields=dek", "include=authors", "status=draft", "preview=true", "overrideAccess=true")) {
            ProblemAssert.assertThat(given().urlEncodingEnabled(false).get(path + "?" + bad)).hasStatus(400)
                    .hasErrorAt(bad.substring(0, bad.indexOf('=')));
        }
    }

    @Test
    void anAnswerCanBeKeptByCaches() {
        ArticleFixture article = article();
        Written written = Newsroom.publish(article);
        String path = "/v1/articles/" + article.slug();

        Response plain = raw().header("Accept-Encoding", "identity").get(path);
        plain.then().statusCode(200).header("ETag", startsWith("\"")).header("Vary", "Accept-Encoding")
                .header("Last-Modified", notNullValue())
                .header("Cache-Control",
                        "public, max-age=30, s-maxage=300, stale-while-revalidate=60, stale-if-error=86400")
                .header("Cache-Tag", "article-" + written.id() + ",section-ai,tag-tea,author-ana-lima")
                .header("Surrogate-Key", "article-" + written.id() + " section-ai tag-tea author-ana-lima")
                .header("Content-Encoding", nullValue());
        Response gzip = raw().header("Accept-Encoding", "br, gzip").get(path);
        gzip.then().statusCode(200).header("Content-Encoding", "gzip");
        assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(gzip.asByteArray().length).isLessThan(plain.asByteArray().length);

        String etag = plain.header("ETag");
        for (String match : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            raw().header("Accept-Encoding", "identity").header("If-None-Match", match)
                    .header("Cache-Control", "no-cache").get(path).then()
                    .statusCode(304).header("ETag", etag).header("Cache-Control", startsWith("public"))
                    .header("Cache-Tag", notNullValue());
        }
        for (String other : List.of("\"other\"", "nonsense", "\"\"")) {
            raw().header("Accept-Encoding", "identity").header("If-None-Match", other).get(path).then().statusCode(200);
        }
        String modified = plain.header("Last-Modified");
        raw().header("If-Modified-Since", modified).get(path).then().statusCode(304);
        raw().header("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT").get(path).then().statusCode(200);
        raw().header("If-Modified-Since", "yesterday").get(path).then().statusCode(200);
        raw().header("If-Modified-Since", modified).header("If-None-Match", "\"other\"").get(path).then()
                .statusCode(200);
        raw().header("Accept-Encoding", "identity").head(path).then().statusCode(200).header("ETag", etag);
        assertThat(raw().head(path).asByteArray()).isEmpty();

        written.patch("editor", Map.of("dek", "Other")).step("publisher", "publish");
        raw().header("Accept-Encoding", "identity").header("If-None-Match", etag).get(path).then().statusCode(200)
                .header("ETag", not(equalTo(etag)));
    }

    @Test
    void whatIsNotThereIsKeptBriefly() {
        given().get("/v1/articles/never-" + UUID.randomUUID()).then().statusCode(404).header("Cache-Control",
                "public, max-age=10");
        for (String path : List.of("%00", "A", "a..b", "%27", "%5C", "..%2f..%2fetc%2fpasswd", "a%20b", "%F0%9F%98%80",
                "x".repeat(5_000), "a-".repeat(4_000) + "a")) {
            ProblemAssert.assertThat(given().urlEncodingEnabled(false).get("/v1/articles/" + path)).hasStatus(404);
        }
        ProblemAssert.assertThat(given().accept("text/html").get("/v1/articles")).hasStatus(406);
        ProblemAssert.assertThat(given().post("/v1/articles")).hasStatus(405);
    }

    @Test
    void formerAddressesLeadToThePresentOne() {
        ArticleFixture article = article();
        String a = article.slug();
        String b = "b-" + UUID.randomUUID();
        Written published = Newsroom.publish(article);

        Written renamed = published.patch("editor", Map.of("slug", b));
        given().get("/v1/articles/" + a).then().statusCode(200);
        given().get("/v1/articles/" + b).then().statusCode(404);
        Written moved = renamed.step("publisher", "publish");
        noRedirect().queryParam("fields", "slug").get("/v1/articles/" + a).then().statusCode(301)
                .header("Location", "/v1/articles/" + b + "?fields=slug")
                .header("Cache-Tag", "article-" + published.id());
        given().queryParam("fields", "slug").get("/v1/articles/" + a).then().statusCode(200).body("slug", equalTo(b));
        ProblemAssert.assertThat(as("editor").body(article().with("slug", a).json()).post("/v1/editorial/articles"))
                .hasStatus(409)
                .hasType("already-exists").hasErrorAt("/slug");

        Written back = moved.patch("editor", Map.of("slug", a)).step("publisher", "publish");
        given().get("/v1/articles/" + a).then().statusCode(200).body("slug", equalTo(a));
        noRedirect().get("/v1/articles/" + b).then().statusCode(301).header("Location", "/v1/articles/" + a);

        back.step("publisher", "unpublish");
        ProblemAssert.assertThat(given().get("/v1/articles/" + a)).hasStatus(410);
        ProblemAssert.assertThat(given().get("/v1/articles/" + b)).hasStatus(410);
    }

    @Test
    void aSlugThatWasNeverPublicIsFreeAgain() {
        ArticleFixture article = article();
        Written draft = Newsroom.write("editor", article);
        draft.patch("editor", Map.of("slug", "other-" + UUID.randomUUID()));

        assertThat(Newsroom.write("editor", article().with("slug", article.slug())).slug()).isEqualTo(article.slug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎉🎉🎉", "العربية", "Привет, мир", "東京の天気", "İstanbul'da ŞİİR", "…!?", "a",
            "<script>alert(1)</script>"})
    void everyHeadlineGetsASlug(String headline) {
        String slug = Newsroom.write("editor", article().without("slug").titled(headline)).slug();

        assertThat(slug).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void draftsAreFoundByNoPublicPath() {
        String word = "secret" + UUID.randomUUID().toString().replace("-", "");
        List<Written> hidden = new ArrayList<>();
        ArticleFixture draft = article().titled(word).with("dek", word).with("body", Map.of("markdown", word));
        hidden.add(Newsroom.write("editor", draft));
        hidden.add(Newsroom.write("editor", article().titled(word).with("dek", word)).step("editor", "submit"));
        hidden.add(Newsroom.approved(article().titled(word)));
        hidden.add(Newsroom.approved(article().titled(word)).step("editor", "schedule",
                Map.of("at", "2099-01-01T00:00:00Z")));
        hidden.add(Newsroom.approved(article().titled(word)).step("editor", "archive"));
        Written changing = Newsroom.publish(article().titled("Public"));
        hidden.add(changing.patch("editor", Map.of("headline", word, "slug", "hidden-" + UUID.randomUUID())));

        for (Written article : hidden) {
            ProblemAssert.assertThat(given().get("/v1/articles/" + article.slug())).hasStatus(404);
            ProblemAssert.assertThat(as("publisher").get("/v1/articles/" + article.slug())).hasStatus(404);
            ProblemAssert.assertThat(given().get("/v1/articles/" + article.id())).hasStatus(404);
        }
        int published = given().queryParam("count", true).get("/v1/articles").jsonPath().getInt("total");
        for (String path : List.of("/v1/articles?limit=100", "/v1/articles?limit=100&sort=title",
                "/v1/articles?limit=100&section=technology", "/v1/articles?tag=tea&limit=100",
                "/v1/articles/" + changing.slug(), "/v1/sections", "/v1/tags", "/v1/authors",
                "/v1/articles/" + changing.slug() + "/related", "/v1/feeds/rss.xml", "/v1/feeds/atom.xml",
                "/v1/feeds/feed.json", "/sitemap.xml", "/news-sitemap.xml")) {
            assertThat(given().get(path).asString()).as(path).doesNotContain(word);
        }
        assertThat(published).isPositive();
    }

    @Test
    void listsAreFiltered() {
        String kind = "k" + UUID.randomUUID().toString().substring(0, 8);
        Written one = Newsroom.publish(article().with("kind", kind).with("tags", List.of("tea", "trade"))
                .titled("Éclair").with("featured", true));
        Written two = Newsroom.publish(article().with("kind", kind).with("section", "business")
                .with("tags", List.of("trade")).titled("banana").with("language", "de-AT"));
        Written three = Newsroom.publish(article().with("kind", kind).with("section", "technology")
                .with("authors", List.of("the-team")).titled("Apple"));

        ids(kind, "").body("items.id", contains(three.id(), two.id(), one.id())).body("items[0]", not(hasKey("body")))
                .body("items[0]", not(hasKey("seo")))
                .body("items[0].authors[0]", not(hasKey("bio")));
        ids(kind, "sort=publishedAt").body("items.id", contains(one.id(), two.id(), three.id()));
        ids(kind, "sort=title").body("items.headline", contains("Apple", "banana", "Éclair"));
        ids(kind, "section=technology").body("items.id", contains(three.id(), one.id()));
        ids(kind, "section=ai").body("items.id", contains(one.id()));
        ids(kind, "section=ai&section=business").body("items.id", contains(two.id(), one.id()));
        ids(kind, "tag=tea&tag=trade").body("items.id", contains(three.id(), two.id(), one.id()));
        ids(kind, "tag=trade").body("items.id", contains(two.id(), one.id()));
        ids(kind, "allTags=tea,trade").body("items.id", contains(one.id()));
        ids(kind, "author=the-team").body("items.id", contains(three.id()));
        ids(kind, "language=de").body("items.id", contains(two.id()));
        ids(kind, "language=de-AT&language=en").body("items", hasSize(3));
        ids(kind, "featured=true").body("items.id", contains(one.id()));
        ids(kind, "featured=false&tag=trade").body("items.id", contains(two.id()));
        ids(kind, "section=nowhere&count=true").body("items", hasSize(0)).body("total", equalTo(0));
        String at = given().get("/v1/articles/" + two.slug()).jsonPath().getString("publishedAt");
        ids(kind, "publishedAfter=" + at).body("items.id", contains(three.id()));
        ids(kind, "publishedBefore=" + at).body("items.id", contains(one.id()));
        ids(kind, "fields=slug,version&count=true&limit=1")
                .body("items[0].keySet()", equalTo(Set.of("slug", "version"))).body("total", equalTo(3));
    }

    @Test
    void pagesStayRightWhileArticlesComeIn() {
        String kind = "k" + UUID.randomUUID().toString().substring(0, 8);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.addFirst(Newsroom.publish(article().with("kind", kind)).id());
        }
        List<String> seen = new ArrayList<>();
        String path = "/v1/articles?limit=2&kind=" + kind;
        while (true) {
            Response page = given().urlEncodingEnabled(false).get(path);
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            Newsroom.publish(article().with("kind", kind));
            if (page.jsonPath().getString("nextCursor") == null) {
                assertThat(page.header("Link")).isNull();
                break;
            }
            assertThat(page.header("Link")).endsWith(">; rel=\"next\"");
            path = page.header("Link").substring(1, page.header("Link").indexOf('>'));
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aListCanBeKeptByCachesUntilAnArticleChanges() {
        Written written = Newsroom.publish(article());
        Response first = raw().header("Accept-Encoding", "identity").get("/v1/articles?tag=tea");
        first.then().statusCode(200).header("Cache-Tag", "articles-tag-tea,tag-tea").header("Last-Modified",
                notNullValue());
        raw().header("Accept-Encoding", "identity").header("If-None-Match", first.header("ETag"))
                .get("/v1/articles?tag=tea").then().statusCode(304);

        written.step("publisher", "unpublish");

        raw().header("Accept-Encoding", "identity").header("If-None-Match", first.header("ETag"))
                .get("/v1/articles?tag=tea").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=-1", "limit=101", "limit=2147483648", "limit=abc", "limit=1&limit=1",
            "page=1000000000", "cursor=abc",
            "cursor=%00", "sort=-headline", "sort=passwordHash", "sort=title;drop", "fields=body", "fields=reference",
            "fields=", "filter=author.email",
            "filters[author][email]=x", "section=a'b", "section=%00", "section=", "tag=%5C", "tag=a%20b",
            "allTags=a,,b", "allTags=", "allTags=A",
            "author=1%3D1--", "kind=%27", "language=%27%3B", "publishedAfter=yesterday", "publishedAfter=2026-01-01",
            "publishedBefore=%2B999999999-12-31T23:59:59Z",
            "featured=1", "count=yes", "status=draft", "Section=ai", "populate=*", "search=x"})
    void badQueriesAreRefusedAndNeverWiden(String query) {
        ProblemAssert.assertThat(given().urlEncodingEnabled(false).get("/v1/articles?" + query)).hasStatus(400);
    }

    @Test
    void aHugeListOfValuesIsRefused() {
        ProblemAssert.assertThat(given().urlEncodingEnabled(false).get("/v1/articles?tag=a" + "&tag=a".repeat(200)))
                .hasStatus(400);
        ProblemAssert.assertThat(given().get("/v1/articles?allTags=a" + ",a".repeat(500))).hasStatus(400);
    }

    @Test
    void aTamperedCursorIsRefused() {
        Newsroom.publish(article());
        Newsroom.publish(article());
        String cursor = given().get("/v1/articles?limit=1").jsonPath().getString("nextCursor");

        given().get("/v1/articles?limit=1&cursor=" + cursor).then().statusCode(200);
        ProblemAssert.assertThat(given().get("/v1/articles?limit=1&section=ai&cursor=" + cursor)).hasStatus(400)
                .hasErrorAt("cursor");
        ProblemAssert
                .assertThat(given().get(
                        "/v1/articles?limit=1&cursor=" + (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1)))
                .hasStatus(400)
                .hasErrorAt("cursor");
    }

    @Test
    void aBadTokenDoesNotHinderAReader() {
        given().auth().oauth2("nonsense").get("/v1/articles").then().statusCode(200);
    }

    private static ValidatableResponse ids(String kind, String query) {
        return given().urlEncodingEnabled(false).get("/v1/articles?kind=" + kind + (query.isEmpty() ? "" : "&" + query))
                .then().statusCode(200);
    }

    private static RequestSpecification raw() {
        return given()
                .config(RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    private static RequestSpecification noRedirect() {
        return given().redirects().follow(false);
    }
}
