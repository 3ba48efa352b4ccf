package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.restassured.response.Response;

/// What the cluster exists for, from the first word of a draft to the last mail.
@ExtendWith(RunningCluster.class)
class MainJobIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern LINK = Pattern
            .compile("https?://[^\\s<>\"]+/v1/(confirmations|unsubscribe)/[A-Za-z0-9_.~-]+");

    @Test
    void anArticleIsWrittenReadRankedMailedAndWithdrawn(Newsroom newsroom) {
        newsroom.hasTaxonomy();
        URI content = newsroom.endpoints().content();
        URI trending = newsroom.endpoints().trending();

        // An editor writes, another role publishes, a reader reads.
        var article = newsroom.published("The meridian moves east");
        var first = Newsroom.reader(content).get("/v1/articles/" + article.slug()).then().statusCode(200).extract()
                .response();
        for (String member : List.of("id", "slug", "url", "kind", "language", "headline", "dek", "keyTakeaways", "body",
                "faq", "section", "tags", "authors",
                "readingTimeMinutes", "wordCount", "publishedAt", "updatedAt", "corrections", "commentCount",
                "commentsOpen", "seo", "custom", "version")) {
            first.then().body("$", hasKey(member));
        }
        first.then().body("seo.jsonLd.'@type'", equalTo("NewsArticle")).body("body.html", containsString("<h2"));
        Newsroom.reader(content).header("If-None-Match", first.header("ETag")).get("/v1/articles/" + article.slug())
                .then().statusCode(304);

        // A new slug: the old address leads to it.
        var renamed = new HashMap<>(Newsroom.draft("The meridian moves east"));
        renamed.put("slug", "meridian-on-the-move");
        var edited = newsroom.transition("publisher", newsroom.edit("editor", article, renamed), "publish");
        Newsroom.reader(content).get("/v1/articles/" + article.slug()).then().statusCode(301).header("Location",
                containsString("meridian-on-the-move"));
        Newsroom.reader(content).get("/v1/articles/meridian-on-the-move").then().statusCode(200).body("version",
                equalTo(2));

        // Readers come: it is number one, with its card.
        beacons(trending, article.id(), 25);
        Newsroom.await(SOON)
                .untilAsserted(() -> Newsroom.reader(trending)
                        .get("/v1/trending?window=now")
                        .then()
                        .statusCode(200)
                        .body("items[0].article.id", equalTo(article.id()))
                        .body("items[0].article.slug", equalTo("meridian-on-the-move"))
                        .body("items[0].article.headline", equalTo("The meridian moves east")));

        // A reader subscribes, confirms from the mail, and gets the issue.
        newsletter(newsroom);
        String reader = "reader-of-the-main-job@example.org";
        subscribe(newsroom, reader);
        String issue = send(newsroom, "The week in brief", "meridian-on-the-move");
        String mail = Newsroom.await(SOON).until(() -> mail(newsroom, reader, "The week in brief"),
                text -> !text.isEmpty());
        assertThat(mail).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .contains("multipart/alternative");

        // One POST and they are out.
        String unsubscribe = listUnsubscribe(mail);
        Newsroom.reader(URI.create(unsubscribe)).get().then().statusCode(200);
        Newsroom.reader(URI.create(unsubscribe)).formParam("List-Unsubscribe", "One-Click").post().then()
                .statusCode(200);
        Newsroom.reader(URI.create(unsubscribe)).formParam("List-Unsubscribe", "One-Click").post().then()
                .statusCode(200);

        // Withdrawn: gone for readers, from the ranking and from the next issue.
        newsroom.transition("publisher", edited, "unpublish");
        Newsroom.reader(content).get("/v1/articles/meridian-on-the-move").then().statusCode(410);
        Newsroom.await(SOON)
                .untilAsserted(() -> Newsroom.reader(trending)
                        .get("/v1/trending?window=now")
                        .then()
                        .statusCode(200)
                        .body("items.article.id", not(hasItem(article.id()))));
        var other = newsroom.published("Another story of the same week");
        Newsroom.await(SOON).untilAsserted(() -> {
            var next = draftIssue(newsroom, "The next week in brief");
            next.then().body(containsString(other.id())).body(not(containsString(article.id())));
        });
        assertThat(issue).isNotEmpty();
        assertThat(mails(newsroom, reader)).as("no mail after leaving")
                .filteredOn(subject -> subject.startsWith("The next")).isEmpty();
    }

    @Test
    void aDraftIsFoundByNoPublicPath(Newsroom newsroom) {
        newsroom.hasTaxonomy();
        var draft = newsroom.write("editor", Newsroom.draft("Nobody may read this yet"));

        Newsroom.reader(newsroom.endpoints().content()).get("/v1/articles/" + draft.slug()).then().statusCode(404)
                .contentType("application/problem+json");
        Newsroom.reader(newsroom.endpoints().content())
                .get("/v1/articles?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", everyItem(not(equalTo(draft.id()))));
    }

    private static void beacons(URI trending, String article, int readers) {
        for (int i = 0; i < readers; i++) {
            Newsroom.reader(trending)
                    .header("User-Agent",
                            "Mozilla/5.0 (X11; Linux x86_64; rv:1" + i + ".0) Gecko/20100101 Firefox/1" + i + ".0")
                    .contentType("text/plain")
                    .body("{\"article\":\"" + article + "\",\"event\":\"view\"}")
                    .post("/v1/views")
                    .then()
                    .statusCode(202);
        }
    }

    private static void newsletter(Newsroom newsroom) {
        Response response = newsroom.as("editor", newsroom.endpoints().newsletter())
                .body(Map.of("slug", "weekly", "name", "The Weekly", "description",
                        "The week's big shifts in plain words."))
                .post("/v1/editorial/newsletters");
        assertThat(response.statusCode()).as(response.asString()).isIn(201, 409);
    }

    private static void subscribe(Newsroom newsroom, String reader) {
        URI newsletter = newsroom.endpoints().newsletter();
        Newsroom.reader(newsletter)
                .contentType("application/json")
                .body(Map.of("email", reader, "newsletters", List.of("weekly")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(202);
        String mail = Newsroom.await(SOON).until(() -> mail(newsroom, reader, ""), text -> !text.isEmpty());
        Matcher link = LINK.matcher(unfolded(mail));
        assertThat(link.find()).as(mail).isTrue();
        // Looking changes nothing: link scanners look.
        Newsroom.reader(URI.create(link.group())).get().then().statusCode(200);
        Newsroom.reader(URI.create(link.group())).post().then().statusCode(200);
    }

    private static Response draftIssue(Newsroom newsroom, String subject) {
        return newsroom.as("editor", newsroom.endpoints().newsletter())
                .body(Map.of("newsletter", "weekly", "subject", subject, "newest", 5, "trending",
                        Map.of("window", "now", "n", 3)))
                .post("/v1/editorial/issues")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static String send(Newsroom newsroom, String subject, String expectedSlug) {
        Response issue = Newsroom.await(SOON).until(() -> draftIssue(newsroom, subject),
                response -> response.asString().contains(expectedSlug));
        String id = issue.path("id");
        String etag = issue.header("ETag");
        for (String transition : List.of("approve", "send")) {
            etag = newsroom.as("editor", newsroom.endpoints().newsletter())
                    .header("If-Match", etag)
                    .body(Map.of("transition", transition))
                    .post("/v1/editorial/issues/" + id + "/transitions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .header("ETag");
        }
        return id;
    }

    private static List<String> mails(Newsroom newsroom, String reader) {
        return Newsroom.reader(newsroom.endpoints().inbox()).get("/api/v1/messages").then().statusCode(200).extract()
                .jsonPath()
                .getList("messages.findAll { it.to.toString().contains('" + reader + "') }.subject", String.class);
    }

    /// The raw text of the newest mail with this subject, or nothing.
    private static String mail(Newsroom newsroom, String reader, String subject) {
        var inbox = Newsroom.reader(newsroom.endpoints().inbox());
        List<Object> ids = inbox.get("/api/v1/messages").then().statusCode(200).extract().jsonPath()
                .getList("messages.findAll { it.to.toString().contains('" + reader + "') && it.subject.contains('"
                        + subject + "') }.id");
        return ids.isEmpty()
                ? ""
                : Newsroom.reader(newsroom.endpoints().inbox()).get("/api/v1/messages/" + ids.getFirst()).asString();
    }

    private static String listUnsubscribe(String mail) {
        Matcher link = Pattern.compile("(?i)List-Unsubscribe:[^<]*<(https?://[^>]+)>").matcher(unfolded(mail));
        assertThat(link.find()).as(mail).isTrue();
        return link.group(1);
    }

    /// Undoes header folding (RFC 5322, 2.2.3) and quoted-printable soft line breaks (RFC 2045, 6.7).
    private static String unfolded(String mail) {
        return mail.replace("=\r\n", "").replace("=3D", "=").replaceAll("\r\n[ \t]+", " ");
    }
}
