package org.meridiem.newsletter.issue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.newsletter.ArticleFixture;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.Log;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.Readers;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("An issue written by hand")
class HandWrittenIssueIT {

    private static final String BLOCKS = """
            [{"type": "heading", "level": 2, "text": "The <em>lamp</em>"},
             {"type": "paragraph", "text": "It burns <b onclick='x'>again</b>, <a href='https://harbour.example/lamp'>they say</a>.<script>alert(1)</script>"},
             {"type": "image", "url": "https://pictures.example/lamp.png", "alt": "A lamp", "width": 800, "height": 400}]""";

    @Inject
    Statements statements;

    @Test
    void reachesReadersByMailWebAndFeed() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = new Readers(statements).subscribed(newsletter);
        Desk.as("editor").header("If-Match", "*").body("{\"opens\": false, \"clicks\": true}")
                .put("/v1/editorial/newsletters/" + newsletter + "/tracking").then().statusCode(200);

        // When
        Response built = written(newsletter, "\"preheader\": \"Eleven dark years are over\"", BLOCKS);
        built.then().statusCode(201)
                .body("preheader", equalTo("Eleven dark years are over"))
                .body("blocks.type", equalTo(List.of("heading", "paragraph", "image")))
                .body("blocks[1].text", equalTo(
                        "It burns <b>again</b>, <a href=\"https://harbour.example/lamp\">they say</a>."));
        String issue = built.path("id");
        Desk.send(issue);
        Mail mail = MailInbox.shared().awaitTo(reader);

        // Then
        assertThat(mail.html()).contains("The <em>lamp</em></h2>")
                .contains(">Eleven dark years are over&#847;")
                .contains("/v1/links/")
                .contains("src=\"https://pictures.example/lamp.png\" alt=\"A lamp\"")
                .doesNotContain("https://harbour.example/lamp\"")
                .doesNotContain("<script");
        assertThat(mail.text()).contains("The lamp", "--------").contains("[A lamp]").doesNotContain("<b>");
        String link = mail.html().replaceAll("(?s).*href=\"http://[^/\"]+(/v1/links/[^\"]+)\">they say.*", "$1");
        given().redirects().follow(false).get(link).then().statusCode(302)
                .header("Location", "https://harbour.example/lamp");
        Desk.awaitSent(issue);
        String archive = "/v1/newsletters/" + newsletter + "/issues";
        given().accept("application/json").get(archive + "/1").then().statusCode(200)
                .body("preheader", equalTo("Eleven dark years are over"))
                .body("blocks[0].level", equalTo(2));
        assertThat(given().accept("text/html").get(archive + "/1").asString()).contains("The <em>lamp</em></h2>")
                .contains("href=\"https://harbour.example/lamp\"")
                .contains("<meta name=\"description\" content=\"Eleven dark years are over\">");
        Response feed = given().get(archive + ".rss");
        assertThat(feed.xmlPath().getString("rss.channel.item.description")).isEqualTo("Eleven dark years are over");
        assertThat(feed.asString()).contains("content:encoded").contains("The &lt;em&gt;lamp&lt;/em&gt;");
    }

    @Test
    void changesLikeAnyOther() {
        // Given
        String issue = written(Desk.newsletter(), "\"intro\": \"Hello\"", BLOCKS).path("id");
        String path = "/v1/editorial/issues/" + issue;
        Desk.move(issue, "approve").then().statusCode(200);
        String same = """
                {"subject": "The lamp", "intro": "Hello", "articles": [], "blocks": %s}""".formatted(BLOCKS);

        // When
        Desk.as("editor").header("If-Match", "\"2\"").body(same).put(path)
                .then().statusCode(200).body("version", equalTo(2), "status", equalTo("approved"));
        Response stale = Desk.as("editor").header("If-Match", "\"1\"")
                .body("{\"subject\": \"The lamp\", \"intro\": \"Hello\", \"preheader\": \"New\", \"articles\": []}")
                .put(path);

        // Then
        ProblemAssert.assertThat(stale).hasStatus(412);
        assertThat(stale.<List<String>>path("changedFields")).containsExactly("preheader", "blocks");
        Desk.as("editor").header("If-Match", "\"2\"")
                .body("{\"subject\": \"The lamp\", \"intro\": \"Hello\", \"preheader\": \"New\", \"articles\": []}")
                .put(path)
                .then().statusCode(200).body("blocks", equalTo(List.of()), "status", equalTo("draft"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "preheader": "one\\nBcc: two"| []                                                  | /preheader
            "preheader": " "             | []                                                  | /preheader
            "intro": "x"                 | [{"type": "paragraph", "text": ""}]                 | /blocks/0/text
            "intro": "x"                 | [{"type": "divider"}, {"type": "heading", "level": 9, "text": "x"}] | /blocks/1/level
            "intro": "x"                 | [{"type": "html", "html": "<p>x</p>"}]              | /blocks/0
            "intro": "x"                 | [{"type": "image", "media": "0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11"}] | /blocks/0/media
            "intro": "x"                 | [{"type": "image", "url": "ftp://x.test/a", "alt": "x"}] | /blocks/0/url
            "intro": "x"                 | [{"type": "paragraph", "text": "x", "onclick": "x"}] | /blocks/0/onclick
            "intro": "x"                 | [null]                                              | /blocks/0
            "intro": "x"                 | [{"type": "list", "ordered": false, "items": [null]}] | /blocks/0
            "intro": "x"                 | [{"type": "gallery", "images": [null]}]             | /blocks/0
            "intro": "x"                 | [{"type": "table", "rows": [null]}]                 | /blocks/0
            "intro": "x"                 | [{"type": "table", "rows": [[null]]}]               | /blocks/0
            "intro": "x"                 | [{"text": "x"}]                                     | /blocks/0
            "intro": "x"                 | {"type": "paragraph", "text": "x"}                  | /blocks
            """)
    void isRefusedByTheMemberThatIsWrong(String member, String blocks, String pointer) {
        ProblemAssert.assertThat(written("weekly", member, blocks)).hasStatus(400).hasErrorAt(pointer);
    }

    @Test
    void isRefusedWhenAMailCouldNotHoldIt() {
        // Given
        String newsletter = Desk.newsletter();
        Map<String, String> paragraph = Map.of("type", "paragraph", "text", "é".repeat(15_000));

        // Then
        ProblemAssert.assertThat(Desk.build(Map.of("newsletter", newsletter, "blocks", List.of(paragraph, paragraph))))
                .hasStatus(400).hasErrorAt("/blocks");
        ProblemAssert.assertThat(Desk.build(Map.of("newsletter", newsletter, "intro", "'".repeat(19_000))))
                .hasStatus(400).hasErrorAt("/intro");
        Map<String, String> links = Map.of("type", "paragraph", "text",
                "<a href='https://harbour.example/'>lamp</a> ".repeat(300));
        ProblemAssert.assertThat(Desk.build(Map.of("newsletter", newsletter, "blocks", List.of(links))))
                .hasStatus(400).hasErrorAt("/blocks");
        Desk.build(Map.of("newsletter", newsletter, "blocks", List.of(paragraph))).then().statusCode(201);
        ProblemAssert.assertThat(Desk.build(Map.of("newsletter", newsletter, "blocks", List.of()))).hasStatus(422);
    }

    @Test
    void showsTheFirstArticlesDekBesideTheSubjectWhenNothingElseIsSaid() {
        // Given
        String newsletter = Desk.newsletter();
        ArticleFixture article = ArticleFixture.titled("Bridge").withDek("It opens on Friday");
        try (var log = new Log()) {
            log.say(article.published(1));
        }

        // When
        String issue = Desk.issue(newsletter, "Bridges", article.id());

        // Then
        assertThat(Desk.as("editor").accept("text/html").get("/v1/editorial/issues/" + issue + "/preview").asString())
                .contains(">It opens on Friday&#847;");
    }

    private static Response written(String newsletter, String member, String blocks) {
        return Desk.as("editor")
                .body("{\"newsletter\": \"%s\", \"subject\": \"The lamp\", %s, \"blocks\": %s}".formatted(newsletter,
                        member, blocks))
                .post("/v1/editorial/issues");
    }
}
