package org.meridiem.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalGetTest {

    private static final Instant CHANGED = Instant.parse("2026-01-31T12:00:00.750Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "a"              | true
            W/"a"            | true
            "x", W/"a", "y"  | true
            *                | true
            "b"              | false
            a                | false
            "x",,            | false
            """)
    void ifNoneMatchComparesWeakly(String header, boolean notModified) {
        assertThat(ConditionalGet.notModified(header, null, "\"a\"", CHANGED)).isEqualTo(notModified);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sat, 31 Jan 2026 12:00:00 GMT | true
            Sat, 31 Jan 2026 12:00:01 GMT | true
            Sat, 31 Jan 2026 11:59:59 GMT | false
            yesterday                     | false
            """)
    void ifModifiedSinceComparesWholeSeconds(String header, boolean notModified) {
        assertThat(ConditionalGet.notModified(null, header, "\"a\"", CHANGED)).isEqualTo(notModified);
    }

    @Test
    void theTagDecidesAloneWhenBothAreThere() {
        assertThat(ConditionalGet.notModified("\"b\"", "Sat, 31 Jan 2026 12:00:01 GMT", "\"a\"", CHANGED)).isFalse();
    }
}
