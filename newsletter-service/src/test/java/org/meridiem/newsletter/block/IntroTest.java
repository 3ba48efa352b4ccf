package org.meridiem.newsletter.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An editor's words")
class IntroTest {

    @Test
    void becomeHtmlAndText() {
        // When
        Intro intro = Intro.of("""
                # Hello

                Good **morning**, *all*. Read [this](https://example.org/a?b=1&c=2).

                * one
                * two""");

        // Then
        assertThat(intro.html()).contains(">Hello</p>")
                .contains("<strong>morning</strong>, <em>all</em>")
                .contains("href=\"https://example.org/a?b=1&amp;c=2\">this</a>")
                .contains("<li style=\"margin:0 0 6px\">one</li>");
        assertThat(intro.text())
                .isEqualTo("Hello\n\nGood morning, all. Read this (https://example.org/a?b=1&c=2).\n\n* one\n* two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](//example.org)", "[x](/path)",
            "[x](vbscript:x)", "[x](mailto:a@example.org)"})
    void linkToTheWebOnly(String markdown) {
        assertThat(Intro.of(markdown).html()).doesNotContain("<a ").contains("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b",
            "<div>\n<b>x</b>\n</div>", "<!-- x -->", "[x](http://example.org/\"onmouseover=\"x)"})
    void holdNoHtmlOfTheirOwn(String markdown) {
        assertThat(Intro.of(markdown).html().replaceAll("<p style=\"[^\"]*\">|</p>", "")).doesNotContain("<")
                .doesNotContain("\"");
    }

    @Test
    void keepWhatLooksLikeHtmlAsText() {
        assertThat(Intro.of("a < b & c <d>").text()).isEqualTo("a < b & c <d>");
    }
}
