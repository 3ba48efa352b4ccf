package org.meridiem.newsletter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A token")
class TokensTest {

    private static final UUID SUBJECT = UUID.fromString("0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11");

    private final Tokens tokens = new Tokens(List.of("the first secret of all"));

    @Test
    void opensWhatItWasSealedFor() {
        assertThat(tokens.open(Purpose.CONFIRM, tokens.seal(Purpose.CONFIRM, SUBJECT))).contains(SUBJECT);
    }

    @Test
    void opensNothingElse() {
        assertThat(tokens.open(Purpose.CONFIRM, tokens.seal(Purpose.UNSUBSCRIBE, SUBJECT))).isEmpty();
    }

    @Test
    void isShortAndFitsAnAddress() {
        assertThat(tokens.seal(Purpose.UNSUBSCRIBE, SUBJECT)).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void doesNotSurviveAChange() {
        String token = tokens.seal(Purpose.CONFIRM, SUBJECT);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.open(Purpose.CONFIRM, changed)).as("character %d", i).isEmpty();
        }
    }

    @Test
    void isOpenedByAFormerSecretAndByNoOther() {
        String old = tokens.seal(Purpose.UNSUBSCRIBE, SUBJECT);
        assertThat(new Tokens(List.of("the second secret of all", "the first secret of all"))
                .open(Purpose.UNSUBSCRIBE, old)).contains(SUBJECT);
        assertThat(new Tokens(List.of("the second secret of all")).open(Purpose.UNSUBSCRIBE, old)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "preview", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
            "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüa", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void ofNonsenseIsNoError(String nonsense) {
        assertThat(tokens.open(Purpose.UNSUBSCRIBE, nonsense)).isEmpty();
    }

    @Test
    void needsASecretThatIsOne() {
        assertThatThrownBy(() -> new Tokens(List.of("short"))).isInstanceOf(IllegalArgumentException.class);
    }
}
