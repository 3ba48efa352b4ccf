package org.meridiem.newsletter.letterhead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Plain text")
class PlainTextTest {

    @Test
    void breaksAtSpacesAndKeepsItsIndent() {
        String text = PlainText.wrap("   " + "word ".repeat(20));
        assertThat(text.lines()).allMatch(line -> line.startsWith("   word") && line.length() <= 72);
    }

    @Test
    void leavesALongAddressWhole() {
        String address = "http://example.org/" + "a".repeat(100);
        assertThat(PlainText.wrap("see " + address + " now").lines()).containsExactly("see", address, "now");
    }

    @Test
    void hasNoTwoBlankLinesInARow() {
        assertThat(PlainText.wrap("\n\na\n\n\n\nb  \n")).isEqualTo("a\n\nb\n");
    }
}
