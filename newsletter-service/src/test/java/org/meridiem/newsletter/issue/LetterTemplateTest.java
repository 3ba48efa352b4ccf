package org.meridiem.newsletter.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.events.ArticleCard;
import org.meridiem.newsletter.Templates;
import org.meridiem.newsletter.letterhead.PlainText;

@DisplayName("The letter")
class LetterTemplateTest {

    @Test
    void letsNoTextBecomeMarkup() {
        // When
        String html = Templates.html("issue/letter").data("letter", LetterFixture.hostile()).render();

        // Then
        assertThat(html).doesNotContain("<script>alert").doesNotContain("javascript:").doesNotContain("onclick")
                .contains("&lt;script&gt;");
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
                .contains("href=\"http://127.0.0.1:8083/v1/preferences\"")
                .doesNotContain("<script")
                .doesNotContain("NOT_FOUND");
        assertThat(html.split("<img ")).allSatisfy(part -> assertThat(part).doesNotContain("alt=\"\""));
        assertThat(text).contains("Unsubscribe: http://127.0.0.1:8083/v1/unsubscribe/token");
        assertThat(text.lines().filter(line -> !line.contains("http"))).allMatch(line -> line.length() <= 72);
        Path shown = Files.createDirectories(Path.of("target", "letters"));
        Files.writeString(shown.resolve("friday.html"), html, StandardCharsets.UTF_8);
        Files.writeString(shown.resolve("friday.txt"), text, StandardCharsets.UTF_8);
        Files.writeString(shown.resolve("german.html"), html(LetterFixture.in("de")), StandardCharsets.UTF_8);
        Files.writeString(shown.resolve("arabic.html"), html(LetterFixture.in("ar")), StandardCharsets.UTF_8);
    }

    @Test
    void holdsWhatAnEditorWroteByHand() throws IOException {
        // When
        String html = html(LetterFixture.handWritten("en"));
        String text = text(LetterFixture.handWritten("en"));

        // Then
        assertThat(html).contains("What we <em>learned</em> this week</h2>")
                .contains("<ol start=\"3\"")
                .contains("href=\"https://numbers.example/prices?a=1&amp;b=2\"")
                .contains("href=\"mailto:desk@news.example\"")
                .contains("alt=\"The harbour at night\" width=\"552\" height=\"310\"")
                .contains("href=\"https://video.example/watch?v=1\">The lamp is lit, a film</a>")
                .contains("<th scope=\"col\"")
                .contains("int cranes = 2;\n  // and counting")
                .contains(">Three ports, one lamp&#847;")
                .doesNotContain("NOT_FOUND");
        assertThat(text).contains("What we learned this week\n------------------------")
                .contains("the numbers (https://numbers.example/prices?a=1&b=2)\nsay why.")
                .contains("the desk (desk@news.example)")
                .contains("3. One thing\n4. Another\n  * with a detail")
                .contains(
                        "    It was never about the crane.\n    — Ada Field, harbour master\n    https://harbour.example/speech")
                .contains("[The harbour at night]\nThe lamp is lit\nBo Lind")
                .contains("The lamp is lit, a film\nhttps://video.example/watch?v=1\nTwo minutes")
                .contains("Port | Cranes\nNorth | 2\nSouth |")
                .contains("    int cranes = 2;\n      // and counting");
        assertThat(html(LetterFixture.handWritten("ar"))).contains("border-right:3px")
                .doesNotContain("border-left:3px");
        Path shown = Files.createDirectories(Path.of("target", "letters"));
        Files.writeString(shown.resolve("handwritten.html"), html, StandardCharsets.UTF_8);
        Files.writeString(shown.resolve("handwritten-arabic.html"), html(LetterFixture.handWritten("ar")),
                StandardCharsets.UTF_8);
    }

    @Test
    void onTheWebHasNoWayOutAndNoLinkToItself() {
        // When
        String html = html(LetterFixture.web());

        // Then
        assertThat(html).doesNotContain("Unsubscribe").doesNotContain("Read on the web")
                .doesNotContain("Manage preferences")
                .doesNotContain("forwarded");
    }

    @Test
    void onTheWebSaysWhatItIsToThoseWhoLinkToIt() {
        assertThat(html(LetterFixture.web()))
                .contains(
                        "<link rel=\"canonical\" href=\"http://127.0.0.1:8083/v1/newsletters/weekly/issues/12\">")
                .contains("<meta property=\"og:title\" content=\"This week&#39;s big shifts\">")
                .contains("<meta property=\"og:image\" content=\"http://127.0.0.1:8081/v1/media/1.png\">");
        assertThat(html(LetterFixture.friday())).doesNotContain("og:title").doesNotContain("canonical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Headline ", "Äußerst größer ", "<&'\"> ", "見出しの言葉"})
    void isNotCutOffHoweverMuchIsInIt(String text) {
        // Given
        Letter full = LetterFixture.full(text);

        // When
        String html = html(full);

        // Then
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
        assertThat(html.contains("more stories on the web")).isEqualTo(full.left() > 1);
        assertThat(html).contains("http://127.0.0.1:8083/v1/unsubscribe/token");
    }

    @Test
    void saysHowManyStoriesItHadNoRoomFor() {
        Letter full = LetterFixture.full("<&'\"> ");
        assertThat(full.left()).isEqualTo(19);
        assertThat(html(full)).contains(full.left() + " more stories on the web");
        assertThat(text(full))
                .contains(full.left() + " more stories on the web:\nhttp://127.0.0.1:8083/v1/newsletters/weekly");
    }

    @Test
    void speaksTheNewslettersLanguage() {
        // When
        Letter german = LetterFixture.in("de-AT");

        // Then
        assertThat(html(german)).contains("<html lang=\"de-AT\" dir=\"ltr\"")
                .contains("Im Browser lesen", "Meistgelesen", "Abbestellen", "Einstellungen",
                        "2 weitere Artikel im Browser", "Meridiem abonnieren")
                .doesNotContain("Unsubscribe")
                .doesNotContain("Trending");
        assertThat(text(german)).contains("MEISTGELESEN", "Abbestellen: http://127.0.0.1:8083/v1/unsubscribe/token");
        assertThat(html(LetterFixture.in("fr"))).contains("lang=\"fr\"").contains("Unsubscribe");
    }

    @ParameterizedTest
    @CsvSource({"ar, rtl", "he-IL, rtl", "ur, rtl", "az-Arab, rtl", "fa-Latn, ltr", "en, ltr", "de, ltr", "ja, ltr"})
    void runsInTheDirectionOfItsLanguage(String language, String direction) {
        assertThat(html(LetterFixture.in(language))).contains("dir=\"" + direction + "\"")
                .contains(direction.equals("rtl") ? "align=\"left\"" : "align=\"right\"");
    }

    @Test
    void linksNowhereButToWholeAddresses() {
        for (Letter letter : List.of(LetterFixture.friday(), LetterFixture.web(), LetterFixture.in("de"))) {
            assertThat(Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(html(letter)).results())
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(link.group(1)).startsWith("http"));
        }
    }

    @Test
    void namesAPictureByTheHeadlineWhenNobodyDescribedIt() {
        var picture = new ArticleCard.Image(UUID.randomUUID(), URI.create("http://x.test/a.png"), " ", 800, 600);
        assertThat(Letter.Picture.of(picture, "The harbour")).extracting(Letter.Picture::alt).isEqualTo("The harbour");
    }

    private static String html(Letter letter) {
        return Templates.html("issue/letter").data("letter", letter).render();
    }

    private static String text(Letter letter) {
        return PlainText.wrap(Templates.text("issue/letterText").data("letter", letter).render());
    }
}
