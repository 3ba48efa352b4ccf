package org.meridiem.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time in a query")
class TimeParameterTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123456Z", "2026-01-31T12:00:00+02:00",
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void isAnyTimeOfFourDigitYears(String value) {
        assertThat(TimeParameter.complaint(value)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-01", "2026-02-30T12:00:00Z", "2026-01-31T12:00:00", "1767225600", ""})
    void isWrittenOut(String value) {
        assertThat(TimeParameter.complaint(value)).isEqualTo("must be an RFC 3339 time such as 2026-01-31T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "0000-12-31T23:59:59Z",
            "-0044-03-15T12:00:00Z"})
    void isNoTimeThatTheDatabaseDoesNotKnow(String value) {
        assertThat(TimeParameter.complaint(value)).isEqualTo("must be in the years 1 to 9999");
    }
}
