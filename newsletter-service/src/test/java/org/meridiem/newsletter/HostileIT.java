package org.meridiem.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Hostile words")
class HostileIT {

    @Inject
    Statements statements;

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
}
