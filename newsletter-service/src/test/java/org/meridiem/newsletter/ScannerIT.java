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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

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

    /// Whatever looks like an address on a page or in a mail: links, forms and buttons alike.
    private static final Pattern ADDRESS = Pattern.compile("(?:href|action|formaction)=\"(http[^\"]+)\"");

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
        var state = state(reader, asking);

        // When
        Deque<String> waiting = new ArrayDeque<>();
        for (Mail mail : MailInbox.shared().all()) {
            if (mail.to().equals(reader) || mail.to().equals(asking)) {
                mail.links().forEach(link -> waiting.add(link.toString()));
                addresses(mail.html()).forEach(waiting::add);
            }
        }
        Set<String> opened = new HashSet<>();
        while (!waiting.isEmpty()) {
            URI link = URI.create(waiting.remove().replace("&amp;", "&"));
            if (link.toString().startsWith(NewsletterProfile.PUBLIC_URL) && opened.add(link.getPath())) {
                given().head(link.getPath());
                Response page = given().accept("text/html").get(link.getPath());
                assertThat(page.asString()).as(link.getPath()).doesNotContain("<script").doesNotContain("onload");
                addresses(page.asString()).forEach(waiting::add);
            }
        }

        // Then
        assertThat(opened).anyMatch(path -> path.startsWith("/v1/privacy/erase/"))
                .anyMatch(path -> path.startsWith("/v1/privacy/export/"))
                .anyMatch(path -> path.startsWith("/v1/preferences/"))
                .anyMatch(path -> path.startsWith("/v1/confirmations/"))
                .anyMatch(path -> path.startsWith("/v1/unsubscribe/"));
        assertThat(state(reader, asking)).isEqualTo(state);
    }

    private static List<String> addresses(String html) {
        return ADDRESS.matcher(html).results().map((MatchResult found) -> found.group(1)).toList();
    }

    /// Everything that a link could have changed.
    private List<String> state(String reader, String asking) {
        return statements.list("""
                select 's' || s::text from subscriber s where email_key in (?, ?)
                union all select 'n' || s::text from subscription s join subscriber p on p.id = s.subscriber_id
                    where p.email_key = ?
                union all select 'o' || o::text from opt_in o where email_key in (?, ?)
                union all select 'l' || l::text from mailed_link l where email_key = ?
                order by 1""", row -> row.getString(1), reader, asking, reader, reader, asking, reader);
    }
}
