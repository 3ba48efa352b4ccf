package org.meridiem.newsletter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A body that many people get")
class StencilTest {

    private static final String HTML = "<p>Grüße = viele,\n.dots  and \ttabs \n<a href=\"[A]\">x</a>[B]"
            + "long ".repeat(50)
            + "</p>";
    private static final String TEXT = "[B]\n.\n..Hello [A] and [A]\r\nend ";

    @Test
    void holdsEachRecipientsOwnWordsAndNobodyElses() throws Exception {
        // Given
        Stencil stencil = Stencil.cut(HTML, TEXT, List.of("[A]", "[B]"));

        // When
        MimeMultipart anna = parts(stencil.fill(List.of("https://x.test/a?b=1&c=2", "")));
        MimeMultipart bert = parts(stencil.fill(List.of("https://x.test/" + "b".repeat(200), ".ü")));

        // Then
        assertThat(anna.getBodyPart(0).getContent()).isEqualTo("\r\n.\r\n..Hello https://x.test/a?b=1&c=2 and "
                + "https://x.test/a?b=1&c=2\r\nend ");
        assertThat(anna.getBodyPart(1).getContent().toString())
                .contains("<a href=\"https://x.test/a?b=1&amp;c=2\">x</a>long")
                .contains("Grüße = viele,\r\n.dots  and \ttabs \r\n");
        assertThat(bert.getBodyPart(1).getContent().toString()).contains("\"https://x.test/" + "b".repeat(200) + '"')
                .contains("</a>.ülong ");
    }

    @Test
    void passesThroughEveryMailServerUnchanged() throws Exception {
        // When
        String wire = wire(Stencil.cut(HTML, TEXT, List.of("[A]", "[B]")).fill(List.of("." + "v".repeat(100), ".")));

        // Then
        assertThat(wire.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76)
                .doesNotStartWith(".").doesNotEndWith(" ").doesNotEndWith("\t"));
        assertThat(wire).matches("(?s)[\\x20-\\x7E\\r\\n\\t]*\r\n").doesNotContainPattern("(?<!\r)\n");
    }

    private static MimeMultipart parts(Body body) throws Exception {
        String mail = "Content-Type: multipart/alternative; boundary=\"" + Stencil.BOUNDARY + "\"\r\n\r\n" + wire(body);
        return (MimeMultipart) new MimeMessage(Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII))).getContent();
    }

    private static String wire(Body body) throws IOException {
        var out = new ByteArrayOutputStream();
        body.writeTo(out);
        assertThat(out.size()).isEqualTo(body.length());
        return out.toString(StandardCharsets.US_ASCII);
    }
}
