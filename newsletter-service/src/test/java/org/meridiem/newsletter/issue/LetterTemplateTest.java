package org.meridiem.newsletter.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.Templates;

@DisplayName("The letter")
class LetterTemplateTest {

    @Test
    void letsNoTextBecomeMarkup() {
        // When
        String html = Templates.html("issue/letter").data("letter", LetterFixture.hostile()).render();

        // Then
        assertThat(html).doesNotContain("<script>alert").doesNotContain("javascript:").contains("&lt;script&gt;");
        assertThat(html.replaceAll("(?s)<style>.*?</style>", "")).doesNotContain("'{evil}").contains("&#39;{evil}");
    }

    @Test
    void isLeftAsItIsInPlainText() {
        // When
        String text = PlainText
                .wrap(Templates.text("issue/letterText").data("letter", LetterFixture.hostile()).render());

        // Then
        assertThat(text).contains("\"><script>alert(1)</script>&'{evil}").doesNotContain("&lt;");
    }

    @Test
    void hasAllThatAMailProgramNeeds() throws IOException {
        // When
        String html = Templates.html("issue/letter").data("letter", LetterFixture.friday()).render();
        String text = PlainText
                .wrap(Templates.text("issue/letterText").data("letter", LetterFixture.friday()).render());

        // Then
        assertThat(html).hasSizeLessThan(30_000)
                .contains("prefers-color-scheme: dark")
                .contains("max-width:600px")
                .contains("Unsubscribe")
                .doesNotContain("<script")
                .doesNotContain("NOT_FOUND");
        assertThat(html.split("<img ")).allSatisfy(part -> assertThat(part).doesNotContain("alt=\"\""));
        assertThat(text).contains("Unsubscribe: http://127.0.0.1:8083/v1/unsubscribe/token");
        assertThat(text.lines().filter(line -> !line.contains("http"))).allMatch(line -> line.length() <= 72);
        Path shown = Files.createDirectories(Path.of("target", "letters"));
        Files.writeString(shown.resolve("friday.html"), html, StandardCharsets.UTF_8);
        Files.writeString(shown.resolve("friday.txt"), text, StandardCharsets.UTF_8);
    }

    @Test
    void onTheWebHasNoWayOutAndNoLinkToItself() {
        // Given
        Letter friday = LetterFixture.friday();
        var web = new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), friday.language(),
                friday.subject(), friday.preheader(), friday.date(), friday.intro(), friday.stories(),
                friday.trending(), friday.callToAction(), friday.webUrl(), "");

        // When
        String html = Templates.html("issue/letter").data("letter", web).render();

        // Then
        assertThat(html).doesNotContain("Unsubscribe").doesNotContain("Read on the web");
    }

    @Test
    void isNotCutOffHoweverMuchIsInIt() {
        // Given
        Letter friday = LetterFixture.friday();
        Letter.Story wordy = new Letter.Story("Headline ".repeat(12), "What it means. ".repeat(20),
                "http://x.test/articles/" + "a".repeat(100),
                "A section of some length", "Ada Field, Bo Lind, Cy Young · 12 min read",
                friday.stories().getFirst().picture());
        var full = new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), friday.language(),
                friday.subject(), friday.preheader(), friday.date(), friday.intro(), Collections.nCopies(20, wordy),
                Collections.nCopies(10, wordy), friday.callToAction(), friday.webUrl(), friday.unsubscribeUrl());

        // When
        String html = Templates.html("issue/letter").data("letter", full).render();

        // Then
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    }
}
