package org.meridiem.content.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip|true", "br, gzip|true", "gzip;q=0.5|true", "*|true",
            "gzip;q=0|false", "gzip; q=0.0|false", "gzip;q=0, *|false", "*;q=0|false", "br|false", "identity|false",
            "xgzip|false", "''|false", ",,;|false"})
    void compressesOnlyForThoseWhoTakeIt(String header, boolean accepts) {
        assertThat(Coding.GZIP.acceptedBy(header)).isEqualTo(accepts);
        assertThat(Coding.IDENTITY.acceptedBy(header)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html, application/xml;q=0.9, */*;q=0.8|false",
            "application/json;q=0.5|false",
            "*/*|false", "application/json;q=0|true", "*/*, application/json; Q=0.000|true", "a/b;q=00.1|false"})
    void onlyAQualityOfZeroRefuses(String header, boolean refuses) {
        assertThat(Coding.refusesAny(header)).isEqualTo(refuses);
    }

    @Test
    void withoutTheHeaderNothingIsCompressed() {
        assertThat(Coding.GZIP.acceptedBy(null)).isFalse();
        assertThat(Coding.BROTLI.acceptedBy(null)).isFalse();
    }

    @Test
    void brotliIsHereWhereServersRun() {
        byte[] body = "tea ".repeat(1_000).getBytes(StandardCharsets.UTF_8);

        assertThat(Brotli.isAvailable()).isTrue();
        assertThat(Brotli.compress(body)).hasSizeLessThan(Coding.gzip(body).length);
    }
}
