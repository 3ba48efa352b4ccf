package org.meridiem.newsletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pace of a server")
class PaceTest {

    private final Pace pace = new Pace(Duration.ofMillis(500), 1, 64);

    @Test
    void beginsWithOneMailForEachConnection() {
        assertThat(pace.mails()).isEqualTo(1);
        assertThat(new Pace(Duration.ofMillis(500), 10, 640).mails()).isEqualTo(10);
    }

    @Test
    void hasManyMailsUnderWayToAServerThatTakesThemFast() {
        for (int i = 0; i < 30; i++) {
            pace.took(pace.mails(), pace.mails() * Duration.ofMillis(2).toNanos());
        }
        assertThat(pace.mails()).isEqualTo(64);
    }

    @Test
    void hasSoManyUnderWayAsASlowServerTakesInTheTime() {
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
    void learnsNothingFromATimeInWhichNothingLeft() {
        pace.took(0, Duration.ofSeconds(10).toNanos());
        assertThat(pace.mails()).isEqualTo(1);
    }
}
