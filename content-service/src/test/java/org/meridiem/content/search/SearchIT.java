package org.meridiem.content.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.meridiem.content.newsroom.ArticleFixture.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

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
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@ContentServers
class SearchIT {

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void aWordIsFoundWhereverItStandsAndCountsMostInTheHeadline() {
        String word = word();
        Written body = Newsroom.publish(bare().with("body", Map.of("markdown", "All about " + word + " and more.")));
        Written faq = Newsroom.publish(bare().with("faq", List.of(Map.of("question", word + "?", "answer", "Yes."))));
        Written dek = Newsroom.publish(bare().with("dek", "What " + word + " means"));
        Written headline = Newsroom.publish(bare().titled("Much ado about " + word));
        Written takeaway = Newsroom.publish(bare().with("keyTakeaways", List.of("It is " + word)));

        ValidatableResponse found = search(word, "count=true").body("total", equalTo(5));
        found.body("items[0].id", equalTo(headline.id())).body("items[1,2].id",
                containsInAnyOrder(dek.id(), takeaway.id()))
                .body("items[3].id", equalTo(faq.id())).body("items[4].id", equalTo(body.id()))
                .body("items[0]", not(hasKey("body"))).body("items[0]", not(hasKey("highlights")))
                .body("correctedQuery", nullValue()).body("didYouMean", nullValue());
        search(word.toUpperCase(Locale.ROOT), "sort=-publishedAt").body("items.id",
                contains(takeaway.id(), headline.id(), dek.id(), faq.id(), body.id()));
        search(word, "sort=publishedAt").body("items[0].id", equalTo(body.id()));
        search(word, "sort=title").body("items[4].id", not(equalTo(headline.id())));
    }

    @Test
    void wordsPhrasesAlternativesAndBeginningsAreUnderstood() {
        String a = word();
        String b = word();
        Written both = Newsroom.publish(bare().titled(a + " " + b + " running"));
        Written apart = Newsroom.publish(bare().titled(b + " and " + a));
        Written one = Newsroom.publish(bare().titled(a));

        search(a + " " + b, "").body("items.id", containsInAnyOrder(both.id(), apart.id()));
        search("\"" + a + " " + b + "\"", "").body("items.id", contains(both.id()));
        search(a + " -" + b, "").body("items.id", contains(one.id()));
        search(a + " -runs", "").body("items.id", containsInAnyOrder(apart.id(), one.id()));
        search(b + " or " + a, "").body("items", hasSize(3));
        search(a.substring(0, 7) + "*", "").body("items", hasSize(3));
        search(a + " -" + b.substring(0, 7) + "*", "").body("items.id", contains(one.id()));
        search(a + " run", "").body("items.id", contains(both.id()));
    }

    @Test
    void everyLanguageIsReadInItsOwnWay() {
        String mark = word();
        Written german = Newsroom.publish(bare().with("language", "de-AT").titled("Häuser über " + mark));
        Written french = Newsroom.publish(bare().with("language", "fr").titled("Les élections " + mark));
        Written japanese = Newsroom.publish(bare().with("language", "ja").titled("明日の東京の天気 " + mark));
        Written english = Newsroom.publish(bare().titled("Elections of 2024-25, COVID-19 " + mark));

        search(mark + " haus", "").body("items.id", contains(german.id()));
        search(mark + " häusern", "").body("items.id", contains(german.id()));
        search(mark + " ÉLECTION", "").body("items.id", containsInAnyOrder(french.id(), english.id()));
        search(mark + " election", "language=fr").body("items.id", contains(french.id()));
        search(mark + " 東京", "").body("items.id", contains(japanese.id()));
        search(mark + " covid 19", "").body("items.id", contains(english.id()));
    }

    @Test
    void whatIsMisspeltIsCorrectedAndSaidSo() {
        String word = word();
        String slip = word.substring(0, 5) + word.charAt(6) + word.charAt(5) + word.substring(7);
        Written meant = Newsroom.publish(bare().titled("News of " + word));
        Newsroom.publish(bare().titled("More of " + word));

        Response first = given().queryParam("q", slip).queryParam("limit", 1).get("/v1/search");
        first.then().statusCode(200).body("correctedQuery", equalTo(word)).body("items", hasSize(1));
        given().queryParam("q", slip).queryParam("limit", 1)
                .queryParam("cursor", first.jsonPath().getString("nextCursor")).get("/v1/search").then()
                .statusCode(200).body("correctedQuery", equalTo(word)).body("items", hasSize(1))
                .body("items[0].id", not(equalTo(first.jsonPath().getString("items[0].id"))));
        search("\"" + slip + "\"", "").body("items", empty()).body("correctedQuery", nullValue());

        for (int i = 0; i < 5; i++) {
            Newsroom.publish(bare().titled("Number " + i + " of " + word));
        }
        Written misspelt = Newsroom.publish(bare().titled("A misprint: " + slip));
        search(slip, "").body("items.id", contains(misspelt.id())).body("didYouMean", equalTo(word))
                .body("correctedQuery", nullValue());
        assertThat(meant.id()).isNotEqualTo(misspelt.id());
    }

    @Test
    void aSearchIsNarrowedByEveryFilterOfTheLists() {
        String word = word();
        Written one = Newsroom.publish(bare().titled(word).with("section", "business").with("kind", "analysis")
                .with("tags", List.of("tea", "trade")).with("featured", true));
        Written two = Newsroom.publish(bare().titled(word).with("language", "de").with("authors", List.of("the-team")));
        String at = given().get("/v1/articles/" + one.slug()).jsonPath().getString("publishedAt");

        search(word, "section=business").body("items.id", contains(one.id()));
        search(word, "section=technology").body("items.id", contains(two.id()));
        search(word, "kind=analysis").body("items.id", contains(one.id()));
        search(word, "language=DE").body("items.id", contains(two.id()));
        search(word, "author=the-team").body("items.id", contains(two.id()));
        search(word, "allTags=tea,trade").body("items.id", contains(one.id()));
        search(word, "featured=true").body("items.id", contains(one.id()));
        search(word, "publishedAfter=" + at).body("items.id", contains(two.id()));
        search(word, "tag=tea&author=the-team&fields=slug").body("items", contains(Map.of("slug", two.slug())));
    }

    @Test
    void countsRespectAllFiltersButThoseOfTheirOwnKind() {
        String word = word();
        Newsroom.publish(bare().titled(word).with("tags", List.of("tea")));
        Newsroom.publish(bare().titled(word).with("tags", List.of("tea", "trade")));
        Newsroom.publish(bare().titled(word).with("tags", List.of("trade")).with("section", "business")
                .with("authors", List.of("the-team")));

        search(word, "facets=section,tag,author&count=true").body("total", equalTo(3))
                .body("facets.section", contains(
                        Map.of("slug", "ai", "name", "AI & Machine Learning", "count", 2),
                        Map.of("slug", "technology", "name", "Technology", "count", 2),
                        Map.of("slug", "business", "name", "Business", "count", 1)))
                .body("facets.tag.count", contains(2, 2)).body("facets.author[0]", hasEntry("name", "Ana Lima"))
                .body("countsAreLowerBounds", nullValue());
        search(word, "facets=section,tag&section=business&count=true").body("total", equalTo(1))
                .body("facets.section.slug", contains("ai", "technology", "business"))
                .body("facets.tag.slug", contains("trade"));
        search(word, "facets=tag&tag=tea").body("items", hasSize(2))
                .body("facets.tag.find { it.slug == 'trade' }.count", equalTo(2));
    }

    @Test
    void snippetsAreEscapedAndMarkOnlyWhatMatches() {
        String word = word();
        Newsroom.publish(bare().titled("<script>alert(1)</script> " + word + " & Co")
                .with("dek", "\uE000fake\uE001 " + word)
                .with("body", Map.of("markdown", "Some words. ".repeat(50) + "Then 5 < 6 & *" + word + "* at last.")));

        String body = search(word, "highlight=true&fields=slug")
                .body("items[0].keySet()", equalTo(Set.of("slug", "highlights")))
                .body("items[0].highlights.headline", containsString("<mark>" + word + "</mark>"))
                .body("items[0].highlights.body", hasSize(1)).extract().asString();
        List<String> texts = List.of(JsonPath.from(body)
                .getString("items[0].highlights.headline"),
                JsonPath.from(body).getString("items[0].highlights.dek"),
                JsonPath.from(body).getString("items[0].highlights.body[0]"));
        for (String text : texts) {
            assertThat(text).contains("<mark>" + word + "</mark>");
            assertThat(text.replace("<mark>", "").replace("</mark>", "")).doesNotContain("<", ">")
                    .doesNotContainPattern("&(?!amp;|lt;|gt;|quot;|#39;)");
        }
        assertThat(texts.get(1)).startsWith("fake").doesNotContain("<mark>fake");
        search("tea", "highlight=true&fields=slug&limit=1").body("items[0]", hasKey("highlights"));
    }

    @Test
    void whatReadersDoNotSeeIsNotFoundNorCountedNorSuggested() {
        String word = word();
        String slip = word.substring(0, 5) + word.charAt(6) + word.charAt(5) + word.substring(7);
        ArticleFixture secret = bare().titled(word).with("dek", word).with("body", Map.of("markdown", word));
        Newsroom.write("editor", secret);
        Written changing = Newsroom.publish(bare());
        changing.patch("editor", Map.of("headline", word));
        for (String query : List.of(word, slip, word.substring(0, 6) + "*", "\"" + word + "\"")) {
            search(query, "facets=section,tag,author&count=true").body("items", empty()).body("total", equalTo(0))
                    .body("facets.section", empty()).body("facets.tag", empty()).body("correctedQuery", nullValue());
        }

        Written shown = Newsroom.publish(bare().titled("Public " + word));
        search(word, "").body("items.id", contains(shown.id()));
        search(slip, "").body("correctedQuery", equalTo(word));
        shown.step("publisher", "unpublish");

        for (String query : List.of(word, slip, word.substring(0, 6) + "*")) {
            search(query, "count=true").body("total", equalTo(0)).body("correctedQuery", nullValue());
        }
    }

    @Test
    void anArticleIsFoundByItsNewWordsOnly() {
        String before = word();
        String after = word();
        Written article = Newsroom.publish(bare().titled(before));

        article.patch("editor", Map.of("headline", after)).step("publisher", "publish");

        search(after, "").body("items.id", contains(article.id()));
        search("\"" + before + "\"", "").body("items", empty());
    }

    @Test
    void pagesGoThroughEverythingOnceInEveryOrder() {
        String word = word();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(Newsroom.publish(bare().titled(word + " " + word.repeat(i))).id());
        }
        for (String sort : List.of("relevance", "-publishedAt", "publishedAt", "-updatedAt", "title")) {
            List<String> seen = new ArrayList<>();
            String path = "/v1/search?q=" + word + "&limit=2&facets=tag&sort=" + sort;
            while (path != null) {
                Response page = given().urlEncodingEnabled(false).get(path);
                page.then().statusCode(200);
                seen.addAll(page.jsonPath().getList("items.id", String.class));
                String link = page.header("Link");
                path = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(ids);
        }
        String cursor = given().get("/v1/search?limit=1&q=" + word).jsonPath().getString("nextCursor");
        for (String other : List.of("q=" + word + "x", "q=" + word + "&sort=title", "q=" + word + "&tag=tea")) {
            ProblemAssert.assertThat(given().get("/v1/search?limit=1&" + other + "&cursor=" + cursor)).hasStatus(400)
                    .hasErrorAt("cursor");
        }
    }

    @Test
    void anAnswerCanBeKeptByCaches() {
        String path = "/v1/search?tag=tea&q=" + word();
        Response first = given().header("Accept-Encoding", "identity").get(path);
        first.then().statusCode(200).header("Cache-Tag", "articles-tag-tea,tag-tea")
                .header("Cache-Control", startsWith("public"));
        given().header("Accept-Encoding", "identity").header("If-None-Match", first.header("ETag")).get(path).then()
                .statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "q=", "q=%5C", "q=%25_%25", "q=%00", "q=a%00b", "q=-tea", "q=%27",
            "q=tea&sort=-headline", "q=tea&facets=kind",
            "q=tea&facets=", "q=tea&facets=section,", "q=tea&highlight=1", "q=tea&fields=body", "q=tea&limit=0",
            "q=tea&limit=2147483648", "q=tea&cursor=abc", "q=tea&page=1000000000", "q=tea&section=%27",
            "q=tea&status=draft", "q=tea&q=coffee", "q=tea&publishedAfter=yesterday", "Q=tea"})
    void badQueriesAreRefused(String query) {
        ProblemAssert.assertThat(given().urlEncodingEnabled(false).get("/v1/search?" + query)).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tea'; drop table article; --", "tea\\", "a & | ! <-> :* b", "tea:*", "'tea'", "\"a\\\"b",
            "tea or or or", "\uD83D\uDE00 tea", "ｔｅａ", "tea\u202E", "<tea>", "{tea} [tea] $1 ?", "''''tea''''",
            "a:b:c:A", "http://tea.example/a?b=c", "mail@tea.example", "-\"a b\" tea", "the of and", "té́a"})
    void whateverIsTypedIsAnswered(String typed) {
        given().queryParam("q", typed).queryParam("highlight", true).queryParam("facets", "section,tag,author")
                .get("/v1/search").then().statusCode(200);
    }

    @Test
    void hugeQueriesAreRefused() {
        for (String typed : List.of("word ".repeat(2_000), "(".repeat(5_000), "a ".repeat(100), "\"".repeat(600))) {
            assertThat(given().queryParam("q", typed).get("/v1/search").statusCode()).isEqualTo(400);
        }
        given().urlEncodingEnabled(false).get("/v1/search?q=" + "%28".repeat(6_000)).then().statusCode(414);
    }

    @Test
    void aNameThatChangesIsFoundByItsNewWord() {
        String word = word();
        Newsroom.make("tags", Map.of("name", "Tag " + word, "slug", "tag-" + word));
        Written article = Newsroom.publish(bare().with("tags", List.of("tag-" + word)));

        search(word, "facets=tag").body("items.id", hasItem(article.id())).body("facets.tag.name",
                contains("Tag " + word));
    }

    private static ValidatableResponse search(String q, String query) {
        var request = given().queryParam("q", q);
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            request.queryParam(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return request.get("/v1/search").then().statusCode(200);
    }

    /// Ready for readers, and found by none of the words that a test looks for.
    private static ArticleFixture bare() {
        return article().titled("Plain headline").with("dek", "").with("keyTakeaways", List.of())
                .with("faq", List.of()).with("body", Map.of("markdown", "Plain text."));
    }

    /// A word that no other test has.
    private static String word() {
        var word = new StringBuilder();
        var random = ThreadLocalRandom.current();
        for (int i = 0; i < 5; i++) {
            word.append("bdfgklmnprtv".charAt(random.nextInt(12))).append("aou".charAt(random.nextInt(3)));
        }
        return word.append("ka").toString();
    }
}
