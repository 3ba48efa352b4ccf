package org.meridiem.newsletter;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.Tokens;
import org.meridiem.testkit.WholeList;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// What editors and readers do, over HTTP.
public final class Desk {

    private Desk() {
    }

    /// A request with somebody's token and a JSON body.
    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    /// A newsletter of a name that no other test has.
    public static String newsletter() {
        String slug = "letter-" + UUID.randomUUID().toString().substring(0, 8);
        as("editor").body(Map.of("slug", slug, "name", "The " + slug, "description", "About the world."))
                .post("/v1/editorial/newsletters")
                .then()
                .statusCode(201);
        return slug;
    }

    /// A newsletter as editors see it.
    public static Map<String, Object> newsletter(String slug) {
        return WholeList.item(() -> as("editor"), "/v1/editorial/newsletters", "slug", slug);
    }

    /// An address that no other test has.
    public static String reader() {
        return "reader-" + UUID.randomUUID() + "@readers.test";
    }

    /// Asks for a newsletter.
    public static Response ask(String reader, String newsletter) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", reader, "newsletters", List.of(newsletter)))
                .post("/v1/subscriptions");
    }

    /// Asks, opens the mail, presses the button.
    public static void subscribe(String reader, String newsletter) {
        ask(reader, newsletter).then().statusCode(202);
        given().post(confirmation(MailInbox.shared().awaitTo(reader))).then().statusCode(200);
    }

    /// The path of the confirmation link in a mail.
    public static String confirmation(Mail mail) {
        return path(mail.links().stream().filter(link -> link.getPath().contains("/confirmations/")).findFirst()
                .orElseThrow());
    }

    /// The path of the one-click address of a mail.
    public static String oneClick(Mail mail) {
        String header = mail.header("List-Unsubscribe");
        return path(URI.create(header.substring(1, header.length() - 1)));
    }

    /// Builds an issue.
    public static Response build(Map<String, ?> recipe) {
        return as("editor").body(recipe).post("/v1/editorial/issues");
    }

    /// Builds an issue that holds all these articles, once they have arrived.
    public static String issue(String newsletter, String subject, UUID... articles) {
        return Patience.await()
                .until(() -> build(
                        Map.of("newsletter", newsletter, "subject", subject, "articles", List.of(articles))),
                        response -> response.statusCode() == 201)
                .path("id");
    }

    /// Takes a step, whatever the version.
    public static Response move(String issue, String step) {
        return as("editor").header("If-Match", "*")
                .body(Map.of("transition", step))
                .post("/v1/editorial/issues/" + issue + "/transitions");
    }

    /// Approves and sends.
    public static void send(String issue) {
        move(issue, "approve").then().statusCode(200);
        move(issue, "send").then().statusCode(200);
    }

    /// The issue, once every recipient is decided about.
    public static Response awaitSent(String issue) {
        return Patience.await()
                .until(() -> as("editor").get("/v1/editorial/issues/" + issue),
                        response -> response.path("status").equals("sent"));
    }

    private static String path(URI link) {
        return link.getPath();
    }
}
