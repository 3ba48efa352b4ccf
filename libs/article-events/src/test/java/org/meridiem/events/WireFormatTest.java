package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class WireFormatTest {

    @Test
    void instantsAreWrittenAsTheJdkWritesThem() {
        for (long second : List.of(0L, 1_772_366_400L, 1_772_366_400L, 1_772_366_459L, -1L, 253_402_300_800L, 0L)) {
            for (int nanos : List.of(0, 1, 10, 1_000, 999_000, 1_000_000, 120_000_000, 123_456_000, 123_456_789,
                    999_999_999)) {
                var instant = Instant.ofEpochSecond(second, nanos);

                assertThat(WireFormat.text(instant)).isEqualTo(instant.toString());
            }
        }
    }
}
