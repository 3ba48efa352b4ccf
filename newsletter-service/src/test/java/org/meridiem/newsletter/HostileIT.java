package org.meridiem.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Hostile words and prying eyes")
class HostileIT {

    @Inject
    Statements statements;
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    /// CVE-2025-7962: the low bytes of these characters are a line feed and a carriage return.
    @Test
    void makeNoHeaderOutOfCharactersThatEndInALineEnd() throws Exception {
        // Given
        String slug = "letter-" + UUID.randomUUID().toString().substring(0, 8);
        String sender = "Z\u760D\u760ABcc: all@example.org";
        String subject = "S\u760D\u760AX-Evil: 1\u760D\u760A\u760D\u760A<b>";
        Desk.as("editor").body(Map.of("slug", slug, "name", "N\u760D\u760AX-Evil: 2", "description", "x", "senderName",
                sender)).post("/v1/editorial/newsletters").then().statusCode(201);
        String reader = new Readers(statements).subscribed(slug);

        // When
        String issue = Desk.build(Map.of("newsletter", slug, "subject", subject, "intro", "Words")).path("id");
        Desk.send(issue);
        Mail mail = MailInbox.shared().awaitTo(reader);

        // Then
        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(((InternetAddress) mail.message().getFrom()[0]).getPersonal()).isEqualTo(sender);
        String head = new String(mail.raw(), StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
        assertThat(head.split("\r\n")).allMatch(line -> line.matches("(?:[A-Za-z-]+: |[ \t])[ -~]*"))
                .noneMatch(line -> line.startsWith("Bcc") || line.startsWith("X-Evil"));
    }

    @Test
    void findNoAddressAndNoTokenInLogsAndMetrics() {
        // Given
        List<String> said = new CopyOnWriteArrayList<>();
        Handler listener = new Listener(said);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            String newsletter = Desk.newsletter();
            String reader = Desk.reader();

            // When
            Desk.ask(reader, newsletter);
            String confirmation = Desk.confirmation(MailInbox.shared().awaitTo(reader));
            given().get(confirmation).then().statusCode(200);
            given().post(confirmation).then().statusCode(200);
            given().post(confirmation + "x").then().statusCode(410);
            given().accept(ContentType.JSON).put(confirmation).then().statusCode(405);
            String settings = Readers.link("/v1/preferences/link", reader);
            given().contentType(ContentType.JSON).body("{\"subscriptions\": \"" + reader + "\"}").put(settings).then()
                    .statusCode(400);
            given().contentType(ContentType.JSON).body("{\"email\": \"" + reader + "\r\"}").post("/v1/subscriptions")
                    .then().statusCode(400);
            String leaving = Desk.oneClick(
                    MailInbox.shared().awaitTo(reader, mail -> mail.subject().startsWith("Welcome")));
            given().post(leaving).then().statusCode(200);
            String erasure = Readers.link("/v1/privacy/erase", reader);
            given().post(erasure).then().statusCode(200);

            // Then
            assertThat(said).as("the log was listened to").anyMatch(line -> line.contains("subscriber erased"));
            String measured = given().get(metrics).then().statusCode(200).extract().asString();
            for (String secret : List.of(reader, token(confirmation), token(settings), token(leaving),
                    token(erasure))) {
                assertThat(said).noneMatch(line -> line.contains(secret));
                assertThat(measured).doesNotContain(secret);
            }
        } finally {
            root.removeHandler(listener);
        }
    }

    private static String token(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static final class Listener extends Handler {

        private final List<String> said;

        Listener(List<String> said) {
            this.said = said;
        }

        @Override
        public void publish(LogRecord record) {
            Object[] parameters = record.getParameters();
            said.add(record.getMessage() + ' ' + (parameters == null ? "" : Arrays.toString(parameters)) + ' '
                    + record.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
