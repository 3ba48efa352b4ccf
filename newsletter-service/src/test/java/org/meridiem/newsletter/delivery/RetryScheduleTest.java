package org.meridiem.newsletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trying again")
class RetryScheduleTest {

    @Test
    void waitsLongerEachTimeAndEnds() {
        var schedule = new RetrySchedule(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)), fixed(0));
        assertThat(schedule.after(1)).contains(Duration.ofMinutes(1));
        assertThat(schedule.after(2)).contains(Duration.ofMinutes(5));
        assertThat(schedule.after(3)).isEmpty();
    }

    @Test
    void spreadsThoseWhoWereRefusedTogether() {
        var schedule = new RetrySchedule(List.of(Duration.ofMinutes(1)), fixed(0.5));
        assertThat(schedule.after(1)).contains(Duration.ofSeconds(63));
    }

    @Test
    void doesNotBotherAServerThatIsAway() {
        // Given
        var now = new AtomicReference<>(Instant.EPOCH);
        var server = new Reachability(new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        }, Duration.ofSeconds(3));

        // Then
        assertThat(server.resting()).isFalse();
        server.failed();
        server.failed();
        assertThat(server.resting()).isTrue();
        now.set(now.get().plusSeconds(1));
        assertThat(server.resting()).isFalse();
        server.failed();
        now.set(now.get().plusMillis(1999));
        assertThat(server.resting()).isTrue();
        now.set(now.get().plusMillis(1));
        server.failed();
        now.set(now.get().plusMillis(2999));
        assertThat(server.resting()).isTrue();
        server.succeeded();
        assertThat(server.resting()).isFalse();
    }

    private static RandomGenerator fixed(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
