package org.meridiem.content.discovery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/// Each format is read back by a library that did not write it, and held to its own rules.
@QuarkusTest
@ContentServers
class FeedsIT {

    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace CONTENT = Namespace.getNamespace("http://purl.org/rss/1.0/modules/content/");
    private static final String BASE = "http://127.0.0.1:8081";

    private String tag;
    private Written older;
    private Written newer;

    @BeforeEach
    void twoArticles() {
        Newsroom.catalogue();
        tag = "feed-" + UUID.randomUUID();
        Newsroom.make("tags", Map.of("name", "Feeds & <tags>", "slug", tag));
        older = Newsroom.publish(article().with("tags", List.of(tag, "tea")));
        newer = Newsroom.publish(article().titled("Müller & Söhne <b>„win“</b> 🎉").with("tags", List.of(tag))
                .with("dek", "").with("language", "en-GB").with("section", "business")
                .with("body", Map.of("markdown", "5 < 6 & `]]>` is \u2028 code")));
    }

    @Test
    void rssHasWhatReadersNeed() throws Exception {
        Response answer = given().get("/v1/feeds/rss.xml?tag=" + tag);
        answer.then().statusCode(200).header("Content-Type", equalTo("application/rss+xml; charset=utf-8"));

        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.asString()));
        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(feed.getTitle()).isEqualTo("The Meridiem – Feeds & <tags>");
        assertThat(feed.getLink()).isEqualTo(BASE + "/v1/tags/" + tag);
        assertThat(feed.getDescription()).isNotBlank();
        assertThat(feed.getLanguage()).isEqualTo("en");
        assertThat(feed.getEntries()).hasSize(2);
        SyndEntry first = feed.getEntries().getFirst();
        assertThat(first.getTitle()).isEqualTo("Müller & Söhne <b>„win“</b> 🎉");
        assertThat(first.getUri()).isEqualTo("urn:uuid:" + newer.id());
        assertThat(first.getLink()).isEqualTo(BASE + "/v1/articles/" + newer.slug());
        assertThat(first.getPublishedDate()).isNotNull();
        assertThat(first.getCategories()).extracting("name").containsExactly("Business", "Feeds & <tags>");
        assertThat(first.getContents().getFirst().getValue()).contains("5 &lt; 6 &amp; <code>]]&gt;</code>");
        assertThat(feed.getEntries().get(1).getAuthor()).isEqualTo("Ana Lima");

        // What the specification demands and a lenient reader forgives.
        Element channel = new SAXBuilder().build(new StringReader(answer.asString())).getRootElement()
                .getChild("channel");
        assertThat(channel.getChild("link", ATOM).getAttributeValue("rel")).isEqualTo("self");
        assertThat(channel.getChild("link", ATOM).getAttributeValue("href"))
                .isEqualTo(BASE + "/v1/feeds/rss.xml?tag=" + tag);
        for (Element item : channel.getChildren("item")) {
            assertThat(item.getChild("guid").getAttributeValue("isPermaLink")).isEqualTo("false");
            assertThat(item.getChildText("pubDate")).matches(
                    "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
            assertThat(item.getChild("title") != null || item.getChild("description") != null).isTrue();
        }
    }

    @Test
    void atomKeepsTheRulesOfRfc4287() throws Exception {
        Response answer = given().get("/v1/feeds/atom.xml?tag=" + tag);
        answer.then().statusCode(200).header("Content-Type", equalTo("application/atom+xml; charset=utf-8"));
        assertThat(new SyndFeedInput().build(new StringReader(answer.asString())).getFeedType()).isEqualTo("atom_1.0");

        Element feed = new SAXBuilder().build(new StringReader(answer.asString())).getRootElement();
        assertThat(feed.getNamespace()).isEqualTo(ATOM);
        exactlyOne(feed, "id", "title", "updated");
        assertThat(feed.getChildText("id", ATOM)).isEqualTo(BASE + "/v1/feeds/atom.xml?tag=" + tag);
        assertThat(feed.getChildren("link", ATOM)).extracting(link -> link.getAttributeValue("rel"))
                .containsExactly("self", "alternate");
        assertThat(feed.getChild("author", ATOM).getChildText("name", ATOM)).isEqualTo("The Meridiem");
        List<Element> entries = feed.getChildren("entry", ATOM);
        assertThat(entries).hasSize(2);
        for (Element entry : entries) {
            exactlyOne(entry, "id", "title", "updated", "published", "content");
            assertThat(entry.getChildText("id", ATOM)).startsWith("urn:uuid:");
            assertThat(OffsetDateTime.parse(entry.getChildText("updated", ATOM))).isNotNull();
            assertThat(entry.getChild("author", ATOM).getChildText("name", ATOM)).isEqualTo("Ana Lima");
            assertThat(entry.getChild("content", ATOM).getAttributeValue("type")).isEqualTo("html");
            assertThat(entry.getChildren("link", ATOM)).anyMatch(link -> link.getAttributeValue("rel")
                    .equals("alternate"));
            assertThat(entry.getChildren("category", ATOM)).allMatch(each -> each.getAttributeValue("term") != null);
        }
        assertThat(Instant.parse(feed.getChildText("updated", ATOM)))
                .isEqualTo(Instant.parse(entries.getFirst().getChildText("updated", ATOM)));
    }

    @Test
    void jsonFeedKeepsItsRules() {
        Response answer = given().get("/v1/feeds/feed.json?tag=" + tag);
        answer.then().statusCode(200).header("Content-Type", equalTo("application/feed+json"))
                .body("version", equalTo("https://jsonfeed.org/version/1.1"))
                .body("title", equalTo("The Meridiem – Feeds & <tags>"))
                .body("home_page_url", equalTo(BASE + "/v1/tags/" + tag))
                .body("feed_url", equalTo(BASE + "/v1/feeds/feed.json?tag=" + tag)).body("language", equalTo("en"))
                .body("authors[0].name", equalTo("The Meridiem")).body("items.size()", equalTo(2))
                .body("items.id", equalTo(List.of("urn:uuid:" + newer.id(), "urn:uuid:" + older.id())))
                .body("items[0].language", equalTo("en-GB")).body("items[0].content_html", startsWith("<p>5 &lt; 6"))
                .body("items[1].summary", equalTo("A good harvest reaches the shops."))
                .body("items[1].authors[0].name", equalTo("Ana Lima"))
                .body("items[1].tags", equalTo(List.of("AI & Machine Learning", "Feeds & <tags>", "Tea")));
        for (Map<String, Object> item : answer.jsonPath().<Map<String, Object>>getList("items")) {
            assertThat(item.get("content_html") != null || item.get("content_text") != null).isTrue();
            assertThat(OffsetDateTime.parse(String.valueOf(item.get("date_published")))).isNotNull();
        }
    }

    @Test
    void summariesLeaveOutTheBody() throws Exception {
        JsonPath feed = given().get("/v1/feeds/feed.json?content=summary&limit=1&tag=" + tag).jsonPath();
        assertThat(feed.getList("items")).hasSize(1);
        assertThat(feed.getString("items[0].content_text")).startsWith("Müller & Söhne");
        assertThat(feed.getString("items[0].content_html")).isNull();
        assertThat(feed.getString("feed_url")).endsWith("?tag=" + tag + "&limit=1&content=summary");
        Element rss = new SAXBuilder()
                .build(new StringReader(given().get("/v1/feeds/rss.xml?content=summary&tag=" + tag).asString()))
                .getRootElement().getChild("channel");
        assertThat(rss.getChildren("item")).allMatch(item -> item.getChild("encoded", CONTENT) == null);
    }

    @Test
    void aFeedCanBeKeptByCachesAndLosesWhatIsWithdrawn() {
        String path = "/v1/feeds/atom.xml?tag=" + tag;
        Response first = given().header("Accept-Encoding", "identity").get(path);
        first.then().header("Cache-Tag", "articles,site,tag-" + tag).header("Last-Modified", notNullValue())
                .header("Cache-Control", startsWith("public"));
        given().header("Accept-Encoding", "identity").header("If-None-Match", first.header("ETag")).get(path).then()
                .statusCode(304);

        newer.step("publisher", "unpublish");

        given().header("Accept-Encoding", "identity").header("If-None-Match", first.header("ETag")).get(path).then()
                .statusCode(200);
        given().get("/v1/feeds/feed.json?tag=" + tag).then().body("items.id",
                equalTo(List.of("urn:uuid:" + older.id())));
    }

    @Test
    void partsOfTheSiteHaveFeeds() {
        given().get("/v1/feeds/feed.json").then().statusCode(200).body("items.id",
                hasItem("urn:uuid:" + newer.id()));
        given().get("/v1/feeds/feed.json?section=technology&tag=" + tag).then()
                .body("items.id", equalTo(List.of("urn:uuid:" + older.id())))
                .body("title", startsWith("The Meridiem – Technology – "));
        given().get("/v1/feeds/feed.json?author=the-team").then().statusCode(200).body("items.id",
                not(hasItem("urn:uuid:" + newer.id())));
        for (String format : List.of("rss.xml", "atom.xml", "feed.json")) {
            ProblemAssert.assertThat(given().get("/v1/feeds/" + format + "?section=nowhere")).hasStatus(404);
            for (String bad : List.of("section=%27", "tag=A", "limit=0", "limit=101", "limit=x", "content=all", "q=x",
                    "tag=a&tag=b", "author=%00")) {
                ProblemAssert.assertThat(given().urlEncodingEnabled(false).get("/v1/feeds/" + format + "?" + bad))
                        .hasStatus(400);
            }
        }
    }

    private static void exactlyOne(Element parent, String... names) {
        for (String name : names) {
            assertThat(parent.getChildren(name, ATOM)).as(name).hasSize(1);
        }
    }
}
