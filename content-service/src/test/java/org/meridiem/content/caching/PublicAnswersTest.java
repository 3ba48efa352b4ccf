package org.meridiem.content.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class PublicAnswersTest {

    @Test
    void timesHaveTwoDigitsForTheDay() {
        assertThat(PublicAnswers.httpDate(Instant.parse("2026-03-01T02:03:04.999Z")))
                .isEqualTo("Sun, 01 Mar 2026 02:03:04 GMT");
    }
}
