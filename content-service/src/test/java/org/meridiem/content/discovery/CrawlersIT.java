package org.meridiem.content.discovery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.io.StringReader;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@ContentServers
class CrawlersIT {

    private static final Namespace MAPS = Namespace.getNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
    private static final Namespace NEWS = Namespace.getNamespace("http://www.google.com/schemas/sitemap-news/0.9");
    private static final String BASE = "http://127.0.0.1:8081";

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void everyArticleIsInTheMapOfItsMonth() throws Exception {
        Written now = Newsroom.publish(article());
        Written then = Newsroom.publish(article());
        Written hidden = Newsroom.write("editor", article());

        Element index = xml("/sitemap.xml");
        assertThat(index.getName()).isEqualTo("sitemapindex");
        assertThat(index.getNamespace()).isEqualTo(MAPS);
        List<String> addresses = new ArrayList<>();
        for (Element map : index.getChildren("sitemap", MAPS)) {
            String loc = map.getChildText("loc", MAPS);
            assertThat(loc).startsWith(BASE + "/sitemaps/articles-").endsWith(".xml");
            assertThat(OffsetDateTime.parse(map.getChildText("lastmod", MAPS))).isNotNull();
            Element urls = xml(loc.substring(BASE.length()));
            assertThat(urls.getName()).isEqualTo("urlset");
            assertThat(urls.getChildren("url", MAPS)).hasSizeBetween(1, 50_000);
            for (Element url : urls.getChildren("url", MAPS)) {
                addresses.add(url.getChildText("loc", MAPS));
                assertThat(OffsetDateTime.parse(url.getChildText("lastmod", MAPS))).isNotNull();
            }
        }
        assertThat(addresses).contains(BASE + "/v1/articles/" + now.slug(), BASE + "/v1/articles/" + then.slug())
                .doesNotContain(BASE + "/v1/articles/" + hidden.slug()).doesNotHaveDuplicates();

        now.step("publisher", "unpublish");
        given().get(monthOf(then)).then().statusCode(200).body(not(containsString(now.slug())))
                .body(containsString(then.slug()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800-01", "2026-13", "2026", "2026-11-0", "2026-11-9999", "abc", "%00", "..%2f"})
    void otherMapsAreNotThere(String page) {
        ProblemAssert.assertThat(given().urlEncodingEnabled(false).get("/sitemaps/articles-" + page + ".xml"))
                .hasStatus(404);
    }

    @Test
    void newsAreThoseOfTwoDays() throws Exception {
        Written fresh = Newsroom.publish(article().titled("Fresh & new").with("language", "zh-TW"));

        Element urls = xml("/news-sitemap.xml");
        assertThat(urls.getChildren("url", MAPS)).hasSizeBetween(1, 1_000);
        Element news = urls.getChildren("url", MAPS).stream()
                .filter(url -> url.getChildText("loc", MAPS).endsWith(fresh.slug())).findFirst().orElseThrow()
                .getChild("news", NEWS);
        assertThat(news.getChild("publication", NEWS).getChildText("name", NEWS)).isEqualTo("The Meridiem");
        assertThat(news.getChild("publication", NEWS).getChildText("language", NEWS)).isEqualTo("zh-tw");
        assertThat(news.getChildText("title", NEWS)).isEqualTo("Fresh & new");
        assertThat(OffsetDateTime.parse(news.getChildText("publication_date", NEWS))).isNotNull();
    }

    @Test
    void crawlersAreToldWhereTheMapsAre() {
        given().get("/robots.txt").then().statusCode(200).header("Content-Type", equalTo("text/plain; charset=utf-8"))
                .body(equalTo("""
                        User-agent: *
                        Disallow: /v1/editorial
                        Disallow: /v1/previews
                        Disallow: /v1/search
                        Disallow: /q
                        Allow: /

                        Sitemap: http://127.0.0.1:8081/sitemap.xml
                        Sitemap: http://127.0.0.1:8081/news-sitemap.xml
                        """));
        for (String path : List.of("/robots.txt", "/sitemap.xml", "/news-sitemap.xml")) {
            String etag = given().header("Accept-Encoding", "identity").get(path).header("ETag");
            given().header("Accept-Encoding", "identity").header("If-None-Match", etag).get(path).then()
                    .statusCode(304);
            ProblemAssert.assertThat(given().get(path + "?x=1")).hasStatus(400);
        }
    }

    @Test
    void anArticlesStructuredDataHaveWhatGoogleAsksOfNews() {
        Written written = Newsroom.publish(article().titled("Long ".repeat(40) + "end"));

        JsonPath seo = given().get("/v1/articles/" + written.slug() + "?fields=seo").jsonPath();
        assertThat(seo.getString("seo.jsonLd.'@type'")).isEqualTo("NewsArticle");
        assertThat(seo.getString("seo.jsonLd.headline")).hasSizeLessThanOrEqualTo(110);
        for (String date : List.of("datePublished", "dateModified")) {
            assertThat(OffsetDateTime.parse(seo.getString("seo.jsonLd." + date))).isNotNull();
        }
        assertThat(seo.getString("seo.jsonLd.author[0].name")).isEqualTo("Ana Lima");
        assertThat(seo.getString("seo.jsonLd.author[0].url")).isEqualTo(BASE + "/v1/authors/ana-lima");
        assertThat(seo.getString("seo.jsonLd.publisher.url")).isEqualTo(BASE);
        assertThat(URI.create(seo.getString("seo.jsonLd.mainEntityOfPage.'@id'"))).hasScheme("http");
        assertThat(seo.getBoolean("seo.jsonLd.isAccessibleForFree")).isTrue();
        assertThat(seo.getString("seo.breadcrumbs.'@type'")).isEqualTo("BreadcrumbList");
        assertThat(seo.getList("seo.breadcrumbs.itemListElement.position")).containsExactly(1, 2, 3);
        assertThat(seo.getString("seo.breadcrumbs.itemListElement[1].item")).isEqualTo(BASE + "/v1/sections/ai");
        assertThat(seo.getString("seo.twitter.card")).isEqualTo("summary");
        assertThat(seo.getString("seo.twitter.title")).startsWith("Long");
    }

    @Test
    void anArticlesAddressCanBeEmbedded() {
        Written written = Newsroom.publish(article().with("authors", List.of("ana-lima", "the-team")));
        String url = BASE + "/v1/articles/" + written.slug();

        given().queryParam("url", url + "?utm=x#top").queryParam("format", "json").queryParam("maxwidth", 300)
                .get("/v1/oembed").then().statusCode(200).header("Content-Type", equalTo("application/json"))
                .body("type", equalTo("link")).body("version", equalTo("1.0")).body("title", equalTo("Tea prices fall"))
                .body("author_name", equalTo("Ana Lima, The Team"))
                .body("author_url", equalTo(BASE + "/v1/authors/ana-lima"))
                .body("provider_name", equalTo("The Meridiem")).body("provider_url", equalTo(BASE))
                .body("$", not(hasKey("thumbnail_url")))
                .header("Cache-Tag", "article-" + written.id() + ",site");
        ProblemAssert.assertThat(given().queryParam("url", url).queryParam("format", "xml").get("/v1/oembed"))
                .hasStatus(501);
        for (String other : List.of("https://other.example/v1/articles/" + written.slug(), url + "x",
                "http://127.0.0.1:8081", "file:///etc/passwd", "http://127.0.0.1:8081/v1/articles/", "'",
                "javascript:1",
                BASE + ".evil.example/v1/articles/" + written.slug())) {
            ProblemAssert.assertThat(given().queryParam("url", other).get("/v1/oembed")).hasStatus(404);
        }
        for (String bad : List.of("", "?url=", "?url=x&maxwidth=0", "?url=x&maxwidth=abc", "?url=x&callback=y")) {
            ProblemAssert.assertThat(given().get("/v1/oembed" + bad)).hasStatus(400);
        }
        written.step("publisher", "takeDown");
        ProblemAssert.assertThat(given().queryParam("url", url).get("/v1/oembed")).hasStatus(404);
    }

    private static String monthOf(Written article) {
        String at = given().get("/v1/articles/" + article.slug()).jsonPath().getString("publishedAt");
        return "/sitemaps/articles-" + at.substring(0, 7) + ".xml";
    }

    private static Element xml(String path) throws Exception {
        String body = given().get(path).then().statusCode(200)
                .header("Content-Type", equalTo("application/xml; charset=utf-8")).extract()
                .asString();
        return new SAXBuilder().build(new StringReader(body)).getRootElement();
    }
}
