package org.meridiem.newsletter.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

@DisplayName("The feed of issues")
class IssueFeedTest {

    @Test
    void canBeReadWhateverStandsInIt() throws Exception {
        // Given
        String evil = "]]><script>\u0007 &amp; \"Größe\" \uFFFE\uD800 😀";
        var feed = new IssueFeed(evil, evil, "en", "http://x.test/a?b=1&c=2", "http://x.test/a.rss", List.of(
                new IssueFeed.Entry(evil, "http://x.test/1", Instant.parse("2026-11-05T06:00:00Z"), evil,
                        "<p>\u0007]]></p>"),
                new IssueFeed.Entry("Second", "http://x.test/0", null, "", "")));

        // When
        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.xml().getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(text(read, "title", 0)).isEqualTo("]]><script> &amp; \"Größe\"  😀");
        assertThat(text(read, "link", 0)).isEqualTo("http://x.test/a?b=1&c=2");
        assertThat(text(read, "guid", 0)).isEqualTo("http://x.test/1");
        assertThat(text(read, "pubDate", 0)).isEqualTo("Thu, 5 Nov 2026 06:00:00 GMT");
        assertThat(text(read, "content:encoded", 0)).isEqualTo("<p>]]></p>");
        assertThat(read.getElementsByTagName("content:encoded").getLength()).isEqualTo(1);
        assertThat(read.getElementsByTagName("item").getLength()).isEqualTo(2);
        assertThat(read.getElementsByTagName("pubDate").getLength()).isEqualTo(1);
    }

    private static String text(Document document, String element, int index) {
        return document.getElementsByTagName(element).item(index).getTextContent();
    }
}
