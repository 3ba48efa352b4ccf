package org.meridiem.newsletter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text that ends up in a header")
class OneLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\r\nBcc: x@y.test", "a\u0000b", "a\u0085b", "a\u2028b", "a\u2029b", " ",
            "a\tb", "a\u000Bb"})
    void isRefusedWhenItIsMoreThanALine(String text) {
        assertThat(isGood(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"This week", "Größe", "a\u760Ab", "a\u760Db", "😀"})
    void isTakenWhenItOnlyLooksDangerousInBytes(String text) {
        assertThat(isGood(text)).isTrue();
    }

    private static boolean isGood(String text) {
        return new OneLine.Check().isValid(text, null);
    }
}
