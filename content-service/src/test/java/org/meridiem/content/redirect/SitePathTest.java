package org.meridiem.content.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitePathTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a/b        | /a/b
            /a/b/       | /a/b
            /           | /
            /caf%C3%A9  | /café
            /café       | /café
            /cafe%CC%81 | /café
            /%61%2Db    | /a-b
            /a b        | /a b
            /a%20b.html | /a b.html
            /%D9%85%D8%B1%D8%AD%D8%A8%D8%A7 | /مرحبا
            /🎉         | /🎉
            old-story   | old-story
            """)
    void spellingsOfAPathAreOnePath(String text, String path) {
        assertThat(SitePath.of(text)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Old Story", "a/b", "//evil.example", "/a//b", "/a/../b", "/./a", "/a/..", "/%2e%2e/a",
            "/a%2fb",
            "/a?b=c", "/a#b", "/a%3Fb", "/a%", "/a%4", "/a%zz", "/%ff", "/a%00b", "/a\u0000b", "/a\nb", "/a\\b",
            "https://a.example/", "\ud800"})
    void whatIsNoPathIsRefused(String text) {
        assertThat(SitePath.of(text)).isEmpty();
    }

    @Test
    void anAddressHoldsItEscaped() {
        assertThat(SitePath.encoded("/café & co/100%")).isEqualTo("/caf%C3%A9%20&%20co/100%25");
        assertThat(SitePath.of(SitePath.encoded("/café & co/100%"))).contains("/café & co/100%");
    }

    @Test
    void aLongPathIsRefused() {
        assertThat(SitePath.of("/" + "x".repeat(1_000))).isEmpty();
    }
}
