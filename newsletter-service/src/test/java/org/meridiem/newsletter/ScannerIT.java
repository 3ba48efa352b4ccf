package org.meridiem.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Programs that scan mail")
class ScannerIT {

    @Inject
    Statements statements;

    @Test
    void openEveryLinkOfEveryMailAndPageAndChangeNothing() {
        // Given
        var readers = new Readers(statements);
        String newsletter = Desk.newsletter();
        String reader = readers.subscribed(newsletter);
        String asking = Desk.reader();
        Desk.ask(asking, newsletter).then().statusCode(202);
        for (String path : List.of("/v1/preferences/link", "/v1/privacy/export", "/v1/privacy/erase")) {
            Readers.link(path, reader);
        }
        String issue = Desk.build(Map.of("newsletter", newsletter, "subject", "Scanned", "intro", "Words"))
                .path("id");
        Desk.send(issue);
        Desk.awaitSent(issue);
        MailInbox.shared().awaitTo(asking);
        MailInbox.shared().awaitTo(reader, mail -> mail.subject().equals("Scanned"));
        List<String> state = readers.state(reader, asking);

        // When
        Deque<URI> waiting = new ArrayDeque<>();
        for (Mail mail : MailInbox.shared().all()) {
            if (mail.to().equals(reader) || mail.to().equals(asking)) {
                waiting.addAll(mail.links());
                waiting.addAll(Readers.addresses(mail.html()));
            }
        }
        Set<String> opened = new HashSet<>();
        while (!waiting.isEmpty()) {
            URI link = waiting.remove();
            if (link.toString().startsWith(NewsletterProfile.PUBLIC_URL) && opened.add(link.getPath())) {
                given().head(link.getPath());
                Response page = given().accept("text/html").get(link.getPath());
                assertThat(page.asString()).as(link.getPath()).doesNotContain("<script").doesNotContain("onload");
                waiting.addAll(Readers.addresses(page.asString()));
            }
        }

        // Then
        assertThat(opened).anyMatch(path -> path.startsWith("/v1/privacy/erase/"))
                .anyMatch(path -> path.startsWith("/v1/privacy/export/"))
                .anyMatch(path -> path.startsWith("/v1/preferences/"))
                .anyMatch(path -> path.startsWith("/v1/confirmations/"))
                .anyMatch(path -> path.startsWith("/v1/unsubscribe/"));
        assertThat(readers.state(reader, asking)).isEqualTo(state);
    }
}
