package org.meridiem.content.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.kit.security.Caller;

class DisplayNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ana|ana", "Ana Lima|Ana Lima", "ana@mail.example|ana", "'  '|reader",
            "''|reader",
            "'\u202Eevil\u0007'|evil", "'Z\u0334\u0357'|Z", "@ana|@ana"})
    void aNameIsPlainAndNoMailAddress(String given, String shown) {
        assertThat(DisplayName.of(new Caller("1", given, Set.of()))).isEqualTo(shown);
    }

    @Test
    void nobodyIsShownByTheIdentityProvidersId() {
        assertThat(DisplayName.of(new Caller("00000000-0000-4000-8000-000000000007",
                "00000000-0000-4000-8000-000000000007", Set.of()))).isEqualTo("reader");
    }

    @Test
    void aNameHasOneLine() {
        assertThat(DisplayName.of(new Caller("1", "👍".repeat(100), Set.of()))).isEqualTo("👍".repeat(60));
    }
}
