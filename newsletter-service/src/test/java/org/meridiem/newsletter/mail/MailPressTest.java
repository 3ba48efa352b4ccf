package org.meridiem.newsletter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mail in bytes")
class MailPressTest {

    private static final String WAY_OUT = "https://letters.example.org/v1/unsubscribe/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void hasTheHeadersThatReceiversAskFor() throws Exception {
        // When
        MimeMessage message = build("Größe", "Café “Meridiem”", true);

        // Then
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<" + WAY_OUT + ">");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(message.getHeader("List-Id")).containsExactly("<weekly.letters.example.org>");
        assertThat(message.getHeader("Message-ID")).containsExactly("<0123@example.org>");
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(message.getHeader("Date")).containsExactly("Fri, 20 Nov 2026 06:00:00 +0000");
        assertThat(message.getSubject()).isEqualTo("Größe");
        assertThat(raw(message)).contains("Subject: =?UTF-8?Q?Gr=C3=B6=C3=9Fe?=").contains("=?UTF-8?Q?Caf=C3=A9_");
    }

    @Test
    void keepsTheOneClickAddressOnOneLine() throws Exception {
        assertThat(raw(build("s", "n", true)).lines()).contains("List-Unsubscribe: <" + WAY_OUT + ">");
    }

    @Test
    void hasBothFormsOfTheTextPlainFirst() throws Exception {
        // When
        var parts = (MimeMultipart) build("s", "n", true).getContent();

        // Then
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Grüße");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Grüße</p>");
    }

    @Test
    void takesNoHeaderFromAText() throws Exception {
        // When
        String raw = raw(build("Hi\r\nBcc: all@example.org", "N\nX-Evil: 1\u2028y", true));

        // Then
        assertThat(raw.lines()).noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("X-Evil:"));
    }

    @Test
    void toOnePersonSaysThatAMachineWroteItAndIsNoList() throws Exception {
        // When
        MimeMessage message = build("s", "n", false);

        // Then
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void isIdentifiedByWhatItIsAndToWhomItGoes() {
        var ids = new MessageIds("newsletter@example.org");
        var issue = UUID.fromString("0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11");
        var person = UUID.fromString("0198c5a2-8f00-7a10-b3c4-5d6e7f809a1b");
        assertThat(ids.of("issue", issue, person)).isEqualTo(ids.of("issue", issue, person))
                .isNotEqualTo(ids.of("issue", person, issue))
                .isNotEqualTo(ids.of("test", issue, person))
                .matches("[0-9a-f]{32}@example\\.org");
    }

    private static MimeMessage build(String subject, String sender, boolean list) throws Exception {
        var mail = new Mail("0123@example.org", sender, EmailAddress.parse("reader@example.org").orElseThrow(), subject,
                "<p>Grüße</p>", "Grüße", Instant.parse("2026-11-20T06:00:00Z"),
                list ? Optional.of(new Mail.ListHeaders("weekly.letters.example.org", WAY_OUT)) : Optional.empty());
        var out = new ByteArrayOutputStream();
        new MailPress("newsletter@example.org", (headers, body) -> List.of()).print(mail).writeTo(out);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(out.toByteArray()));
    }

    private static String raw(MimeMessage message) throws Exception {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }
}
