package org.meridiem.newsletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A courier")
class PaceTest {

    private final Pace pace = new Pace(Duration.ofMillis(500), 64);

    @Test
    void beginsWithOneMail() {
        assertThat(pace.mails()).isEqualTo(1);
    }

    @Test
    void takesManyMailsAtATimeFromAServerThatTakesThemFast() {
        for (int i = 0; i < 30; i++) {
            pace.took(pace.mails(), pace.mails() * Duration.ofMillis(2).toNanos());
        }
        assertThat(pace.mails()).isEqualTo(64);
    }

    @Test
    void takesSoManyAsASlowServerTakesInTheTime() {
        for (int i = 0; i < 30; i++) {
            pace.took(pace.mails(), pace.mails() * Duration.ofMillis(100).toNanos());
        }
        assertThat(pace.mails()).isBetween(4, 5);
        for (int i = 0; i < 30; i++) {
            pace.took(pace.mails(), pace.mails() * Duration.ofSeconds(10).toNanos());
        }
        assertThat(pace.mails()).isEqualTo(1);
    }

    @Test
    void learnsNothingFromARunInWhichNothingLeft() {
        pace.took(0, Duration.ofSeconds(10).toNanos());
        assertThat(pace.mails()).isEqualTo(1);
    }
}
