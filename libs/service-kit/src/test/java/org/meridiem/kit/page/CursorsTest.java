package org.meridiem.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

class CursorsTest {

    private final Cursors cursors = new Cursors("a secret of enough characters");

    @Test
    void givesBackWhatWasSealed() {
        String cursor = cursors.seal("/v1/articles", List.of("2026-01-31T12:00:00Z", "Größe \"x\""));

        assertThat(cursors.open("/v1/articles", cursor)).containsExactly("2026-01-31T12:00:00Z", "Größe \"x\"");
    }

    @Test
    void refusesTheCursorOfAnotherListAndOfAnotherCluster() {
        String cursor = cursors.seal("/v1/articles?tag=a", List.of("1"));

        assertRefused("/v1/articles?tag=b", cursor);
        assertRefused("/v1/articles?tag=a",
                new Cursors("another secret of 16+").seal("/v1/articles?tag=a", List.of("1")));
    }

    @Test
    void refusesEveryChangedByteAndEveryTruncation() {
        String cursor = cursors.seal("list", List.of("abc", "def"));

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
            // The last character of unpadded Base64 may hold bits that decode to nothing.
            if (i < cursor.length() - 1) {
                assertRefused("list", tampered);
            }
            assertRefused("list", cursor.substring(0, i));
        }
    }

    @Test
    void refusesGarbage() {
        for (String garbage : List.of("", "%%%", "null", "AAAA", "A".repeat(10_000), "ÄÖÜ")) {
            assertRefused("list", garbage);
        }
    }

    @Test
    void needsASecretThatIsOne() {
        assertThatThrownBy(() -> new Cursors("short")).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(String list, String cursor) {
        assertThatThrownBy(() -> cursors.open(list, cursor)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
            assertThat(problem.errors()).extracting("parameter").containsExactly("cursor");
        });
    }
}
