package org.meridiem.content.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAnswersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip|true", "br, gzip|true", "gzip;q=0.5|true", "gzip;q=0|false",
            "gzip; q=0.0|false", "br|false",
            "identity|false", "xgzip|false"})
    void compressesOnlyForThoseWhoTakeIt(String header, boolean accepts) {
        assertThat(PublicAnswers.acceptsGzip(List.of(header))).isEqualTo(accepts);
    }

    @Test
    void withoutTheHeaderNothingIsCompressed() {
        assertThat(PublicAnswers.acceptsGzip(null)).isFalse();
    }

    @Test
    void timesHaveTwoDigitsForTheDay() {
        assertThat(PublicAnswers.httpDate(Instant.parse("2026-03-01T02:03:04.999Z")))
                .isEqualTo("Sun, 01 Mar 2026 02:03:04 GMT");
    }
}
