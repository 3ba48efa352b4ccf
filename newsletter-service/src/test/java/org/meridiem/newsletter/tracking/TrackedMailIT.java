package org.meridiem.newsletter.tracking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.ArticleFixture;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.Log;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.delivery.Audiences;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Opens and clicks")
class TrackedMailIT {

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    @Inject
    DataSource database;
    @Inject
    Engagement engagement;

    @Test
    void areNotCountedUnlessSomebodySaysSo() {
        // Given
        String newsletter = Desk.newsletter();

        // When
        Mail mail = issue(newsletter, List.of("anna"), article()).mails().getFirst();

        // Then
        assertThat(mail.html()).doesNotContain("/v1/links/").doesNotContain("/v1/pixels/");
        Desk.as("editor")
                .get("/v1/editorial/newsletters/" + newsletter + "/tracking")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("opens", equalTo(false), "clicks", equalTo(false));
    }

    @Test
    void linksLeadWhereTheIssueLeadsAndNowhereElse() {
        // Given
        String newsletter = tracked();
        ArticleFixture article = article();
        Mail mail = issue(newsletter, List.of("anna"), article).mails().getFirst();

        // When
        List<String> links = paths(mail, "/v1/links/");

        // Then
        assertThat(links).isNotEmpty();
        assertThat(follow(links.getFirst(), BROWSER).statusCode()).isEqualTo(302);
        assertThat(follow(links.getFirst(), BROWSER).header("Location")).isEqualTo(article.card(1).url().toString());
        assertThat(follow(links.getFirst() + "7", BROWSER).statusCode()).isEqualTo(404);
        assertThat(follow(links.getFirst().replace("/v1/links/", "/v1/links/A"), BROWSER).statusCode()).isEqualTo(404);
        assertThat(follow(links.getFirst() + "?url=https://evil.example", BROWSER).header("Location"))
                .isNotEqualTo("https://evil.example");
        byte[] pixel = given().get(paths(mail, "/v1/pixels/").getFirst()).asByteArray();
        assertThat(given().get("/v1/pixels/unknown").asByteArray()).isEqualTo(pixel);
    }

    @Test
    void areCountedForPeopleAndNotForMachines() {
        // Given
        String newsletter = tracked();
        Sent sent = issue(newsletter, List.of("person", "scanner", "bot", "early"), article(), article(), article());
        var audiences = new Audiences(database);
        audiences.update("update delivery set finished_at = finished_at - interval '1 hour' where issue_id = ?",
                sent.id());
        Map<String, List<String>> links = sent.byReader("/v1/links/");
        Map<String, List<String>> pixels = sent.byReader("/v1/pixels/");
        audiences.update("""
                update delivery d set finished_at = now() from subscriber s
                where s.id = d.subscriber_id and s.email like 'early@%' and d.issue_id = ?""", sent.id());

        // When
        follow(links.get("person").getFirst(), BROWSER);
        follow(links.get("person").getFirst(), BROWSER);
        links.get("scanner").forEach(link -> follow(link, BROWSER));
        follow(links.get("bot").getFirst(), "Barracuda Sentinel (EE)");
        given().redirects().follow(false).header("User-Agent", BROWSER).head(links.get("bot").getFirst());
        given().redirects().follow(false).header("User-Agent", BROWSER).header("Sec-Purpose", "prefetch")
                .get(links.get("bot").getFirst());
        follow(links.get("early").getFirst(), BROWSER);
        given().header("User-Agent", BROWSER).get(pixels.get("person").getFirst());
        given().header("User-Agent", BROWSER).get(pixels.get("person").getFirst());
        given().header("User-Agent", BROWSER).get(pixels.get("early").getFirst());
        given().header("User-Agent", "Mozilla/5.0").get(pixels.get("bot").getFirst());
        audiences.update("update raw_click set at = at - interval '1 minute'");
        engagement.judge();

        // Then
        Desk.as("editor")
                .get("/v1/editorial/issues/" + sent.id() + "/stats")
                .then()
                .statusCode(200)
                .body("clicked", equalTo(1), "opened", equalTo(1), "links[0].clicks", equalTo(2), "sent", equalTo(4),
                        "unsubscribed", equalTo(0), "subjects.size()", equalTo(0));
    }

    @Test
    void areForgottenByPersonAfterAWhile() {
        // Given
        String newsletter = tracked();
        Sent sent = issue(newsletter, List.of("anna"), article());
        var audiences = new Audiences(database);
        audiences.update("update delivery set finished_at = finished_at - interval '1 hour' where issue_id = ?",
                sent.id());
        given().header("User-Agent", BROWSER).get(sent.byReader("/v1/pixels/").get("anna").getFirst());
        audiences.update("""
                update engagement e set opened_at = now() - interval '31 days' from delivery d
                where d.id = e.delivery_id and d.issue_id = ?""", sent.id());

        // When
        engagement.judge();

        // Then
        assertThat(audiences.update("""
                delete from engagement e using delivery d where d.id = e.delivery_id and d.issue_id = ?""", sent.id()))
                .isZero();
        Desk.as("editor")
                .get("/v1/editorial/issues/" + sent.id() + "/stats")
                .then()
                .body("opened", equalTo(1), "bounced", equalTo(0), "nothing", nullValue());
    }

    @Test
    void areSwitchedByWhoKnowsTheVersion() {
        String path = "/v1/editorial/newsletters/" + tracked() + "/tracking";
        var off = Map.of("opens", false, "clicks", false);
        Desk.as("editor").body(off).put(path).then().statusCode(428);
        Desk.as("editor").body(off).header("If-Match", "\"0\"").put(path).then().statusCode(412);
        Desk.as("editor").body(off).header("If-Match", "\"1\"").put(path).then().statusCode(200).header("ETag",
                "\"2\"");
        Desk.as("editor").get("/v1/editorial/newsletters/no-such/tracking").then().statusCode(404);
    }

    private record Sent(UUID id, List<Mail> mails, List<String> readers) {

        Map<String, List<String>> byReader(String prefix) {
            var found = new HashMap<String, List<String>>();
            for (int i = 0; i < readers.size(); i++) {
                found.put(readers.get(i), paths(mails.get(i), prefix));
            }
            return found;
        }
    }

    private Sent issue(String newsletter, List<String> readers, ArticleFixture... articles) {
        List<String> addresses = new Audiences(database).subscribe(newsletter, readers);
        String issue = Desk.issue(newsletter, "Words", List.of(articles).stream().map(ArticleFixture::id)
                .toArray(UUID[]::new));
        Desk.send(issue);
        Desk.awaitSent(issue);
        return new Sent(UUID.fromString(issue), addresses.stream().map(MailInbox.shared()::awaitTo).toList(), readers);
    }

    private static ArticleFixture article() {
        ArticleFixture article = ArticleFixture.titled("Of interest " + UUID.randomUUID());
        try (var log = new Log()) {
            log.say(article.published(1));
        }
        return article;
    }

    private static String tracked() {
        String newsletter = Desk.newsletter();
        Desk.as("editor").header("If-Match", "*").body(Map.of("opens", true, "clicks", true))
                .put("/v1/editorial/newsletters/" + newsletter + "/tracking").then().statusCode(200);
        return newsletter;
    }

    private static List<String> paths(Mail mail, String prefix) {
        return Pattern.compile("\"" + Pattern.quote(NewsletterProfile.PUBLIC_URL) + "(" + prefix + "[^\"]+)\"")
                .matcher(mail.html()).results()
                .map(found -> found.group(1)).distinct().toList();
    }

    private static Response follow(String path, String agent) {
        return given().redirects().follow(false).header("User-Agent", agent).get(path);
    }
}
