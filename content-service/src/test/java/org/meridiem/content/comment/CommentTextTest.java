package org.meridiem.content.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.problem.ProblemException;

class CommentTextTest {

    @Test
    void aTextIsKeptAsItWasWrittenInOneForm() {
        assertThat(text("  Cafe\u0301\r\nau lait \r\n\r\n \n\n\nbitte\n")).isEqualTo("Café\nau lait\n\nbitte");
        assertThat(text("<script>alert('1')</script> & co")).isEqualTo("<script>alert('1')</script> & co");
        assertThat(text("سلام 👩‍👩‍👧 נעים")).isEqualTo("سلام 👩‍👩‍👧 נעים");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r", "\u200B\u200C\uFEFF", "\u3164\u115F\u2800", "\u0301\u0302",
            "\u00A0\u2003"})
    void whatShowsNothingIsBlank(String blank) {
        refused(blank, "must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u001B[31mb", "a\u0085b", "a\u2028b", "\uD83D alone", "x\uDE00"})
    void controlCharactersAreRefused(String text) {
        refused(text, "must be plain text without control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\u202Ab", "\u2066a\u2069", "a\u2067b"})
    void aTextMustNotTurnItsNeighbours(String text) {
        refused(text, "must not contain characters that turn the direction of the text around them");
    }

    @Test
    void marksDoNotPileUp() {
        refused("Z" + "\u0334\u0341\u0357".repeat(3), "must not pile more than 8 marks on one letter");
        assertThat(text("ệ ญี่ปุ่น ᾧ हिन्दी")).isEqualTo("ệ ญี่ปุ่น ᾧ हिन्दी");
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThat(CommentText.of("👍".repeat(10), 10).text()).hasSize(20);
        refused("👍".repeat(11), 10, "must have at most 10 characters");
        refused("a".repeat(1_000_000), 10, "must have at most 10 characters");
        refused(" ".repeat(1_000_000), 10, "must have at most 10 characters");
        assertThat(CommentText.of("a" + " ".repeat(20), 10).text()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"nothing here, 0", "https://a.example, 1", "HTTP://a.example www.b.example, 2",
            "https://a.example/https://b.example, 2", "mail@a.example, 0"})
    void linksAreCounted(String text, int links) {
        assertThat(CommentText.of(text, 100).links()).isEqualTo(links);
    }

    private static String text(String raw) {
        return CommentText.of(raw, 1_000).text();
    }

    private static void refused(String raw, String rule) {
        refused(raw, 1_000, rule);
    }

    private static void refused(String raw, int maxLength, String rule) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> CommentText.of(raw, maxLength))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.errors()).singleElement().satisfies(error -> {
                        assertThat(error.pointer()).isEqualTo("/text");
                        assertThat(error.detail()).isEqualTo(rule);
                    });
                });
    }
}
