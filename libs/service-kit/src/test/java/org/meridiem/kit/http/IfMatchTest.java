package org.meridiem.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

class IfMatchTest {

    private static final StaleVersion NOW = new StaleVersion(7, List.of("headline"), "editor",
            Instant.parse("2026-01-31T12:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", " \"7\" ", "\"3\", \"7\""})
    void thePresentVersionPasses(String header) {
        assertThatCode(() -> IfMatch.of(header).check(7, () -> NOW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "\"*\"", "\"77\""})
    void anyOtherVersionIsStale(String header) {
        assertThatThrownBy(() -> IfMatch.of(header).check(7, () -> NOW)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.type()).isEqualTo(ProblemType.STALE_VERSION));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutTheHeaderNothingIsChanged(String header) {
        assertThatThrownBy(() -> IfMatch.of(header).check(7, () -> NOW)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.type()).isEqualTo(ProblemType.VERSION_REQUIRED));
    }

    @Test
    void tellsTheVersionThatTheCallerKnows() {
        assertThat(IfMatch.of("\"12\"").version()).contains(12L);
        assertThat(IfMatch.of("*").version()).isEmpty();
        assertThat(IfMatch.of("\"99999999999999999999\"").version()).isEmpty();
    }
}
