package org.meridiem.content.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/// What is read without a parser is what the parser and the sanitiser would make of it.
class PlainMarkupTest {

    private static final List<String> PIECES = List.of("<b>", "</b>", "<em>", "</em>",
            "<a href=\"https://x.example/a?b=c\">",
            "<a href=\"http://x.example/(a)\">", "<a href=\"javascript:x()\">", "<a>", "</a>", "<a title=\"x\">",
            "<br>",
            "<br/>", "</br>", "<code>", "</code>", "<script>", "</script>", "<p>", "</p>", "<sub>", "</sub>", "<q>",
            "</q>", "<mark>", "</mark>", "<u>", "</u>", "<del>", "</del>", "<abbr title=\"A &amp; B\">", "</abbr>",
            "&amp;",
            "&lt;", "&gt;", "&nbsp;", "&quot;", "&#39;", "&copy;", "&", "<", ">", "'", "\"", "a", " ", "\n", "\t", "é",
            "–",
            "\u00a0", "\u200b", "\ud83d\ude00", "\ud83d", "\ufffe", "\u0001", "{{x}}", "@", "=", "+", "`", "Word ",
            "<B>",
            "<b >", "<b class=\"x\">", "<!--x-->");

    @Test
    void randomPiecesReadAsTheParserReadsThemAndStayAsTheSanitiserLeavesThem() {
        var random = new Random(20_261_125);
        int read = 0;
        int clean = 0;
        for (int i = 0; i < 60_000; i++) {
            var html = new StringBuilder();
            for (int j = random.nextInt(1, 9); j > 0; j--) {
                html.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            if (i % 3 == 0) {
                html.insert(0, "<b>").append("</b>");
            }
            read += isRead(html.toString()) ? 1 : 0;
            clean += isClean(html.toString()) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(1_000);
        assertThat(clean).isGreaterThan(300);
    }

    @Test
    void ordinaryTextNeedsNoParser() {
        String html = "It is <strong>good</strong>, said <a href=\"https://farm.example/a\">those</a> who grow <em>&amp; sell</em>.<br>";

        assertThat(PlainMarkup.isClean(html)).isTrue();
        assertThat(PlainMarkup.text(html)).isEqualTo("It is good, said those who grow & sell.\n");
    }

    private static boolean isRead(String html) {
        String cleaned = Markup.cleaned(html);
        String text = PlainMarkup.text(cleaned);
        if (text != null) {
            assertThat(text).as(cleaned).isEqualTo(Markup.textByParser(cleaned));
        }
        return text != null;
    }

    private static boolean isClean(String html) {
        boolean clean = PlainMarkup.isClean(html);
        if (clean) {
            assertThat(Markup.cleaned(html)).as("cleaned").isEqualTo(html);
        }
        return clean;
    }
}
