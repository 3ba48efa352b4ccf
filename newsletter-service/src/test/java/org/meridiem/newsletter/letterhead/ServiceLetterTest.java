package org.meridiem.newsletter.letterhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.newsletter.Templates;
import org.meridiem.newsletter.block.Intro;

@DisplayName("A mail that is no issue")
class ServiceLetterTest {

    private static final String LINK = "http://127.0.0.1:8083/v1/confirmations/token";

    @ParameterizedTest
    @CsvSource({"en, ltr", "de-AT, ltr", "ar, rtl"})
    void looksLikeAnIssueInAllDirections(String language, String direction) throws IOException {
        // Given
        ServiceLetter letter = letter(language, "The Week", List.of("The Week", "Morning Letter"));

        // When
        String html = html(letter);

        // Then
        assertThat(html).contains("<html lang=\"" + language + "\" dir=\"" + direction + "\"")
                .contains("max-width:600px").contains("prefers-color-scheme: dark").contains("<!--[if mso]>")
                .contains("href=\"" + LINK + "\"")
                .contains(">Just once&#847;")
                .doesNotContain("<script").doesNotContain("NOT_FOUND");
        assertThat(Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(html).results()).isNotEmpty()
                .allSatisfy(link -> assertThat(link.group(1)).startsWith("http"));
        Path shown = Files.createDirectories(Path.of("target", "letters"));
        Files.writeString(shown.resolve("service-" + language + ".html"), html, StandardCharsets.UTF_8);
    }

    @Test
    void saysTheSameInPlainText() {
        assertThat(text(letter("en", "The Week", List.of("One", "Two")))).isEqualTo("""
                Meridiem

                The Week

                Somebody asked for these newsletters to be sent to this address:

                * One
                * Two

                If that was you, press the button.

                Confirm:

                http://127.0.0.1:8083/v1/confirmations/token

                If it was not you, do nothing: no newsletter will be sent to you, and
                this request will be forgotten.

                Preferences: http://127.0.0.1:8083/v1/preferences
                """);
    }

    @Test
    void letsNoNameBecomeMarkupAndIsNeverCutOff() {
        // Given
        String evil = "\"><script>alert(1)</script>&'{evil}";

        // When
        String html = html(letter("en", evil, Collections.nCopies(50, evil.repeat(4))));

        // Then
        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
        assertThat(text(letter("en", evil, List.of()))).contains(evil);
    }

    private static ServiceLetter letter(String language, String title, List<String> names) {
        return new ServiceLetter("Meridiem", "http://127.0.0.1:8081", language, title, "Just once",
                Intro.plain("Somebody asked for these newsletters to be sent to this address:"), names,
                "If that was you, press the button.", new ServiceLetter.Link("Confirm", LINK),
                "If it was not you, do nothing: no newsletter will be sent to you, and this request will be forgotten.",
                List.of(new ServiceLetter.Link("Preferences", "http://127.0.0.1:8083/v1/preferences")));
    }

    private static String html(ServiceLetter letter) {
        return Templates.html("letterhead/serviceLetter").data("letter", letter).render();
    }

    private static String text(ServiceLetter letter) {
        return PlainText.wrap(Templates.text("letterhead/serviceLetterText").data("letter", letter).render());
    }
}
