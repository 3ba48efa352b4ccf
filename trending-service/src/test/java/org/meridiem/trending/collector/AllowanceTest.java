package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long READER = 0x1234_5678_9abc_def0L;

    private long now = Long.MAX_VALUE - 1_000;
    private final Allowance allowance = new Allowance(120, MINUTE, () -> now);

    @Test
    void aSenderMaySendSoManyAtOnceAndNoMore() {
        assertThat(taken(READER, 500)).isEqualTo(120);
    }

    @Test
    void whatWasSentComesBackEvenlyUpToAFullMinute() {
        // Given
        taken(READER, 120);

        // When
        now += Duration.ofMillis(1_500).toNanos();

        // Then
        assertThat(taken(READER, 10)).isEqualTo(3);

        // When
        now += Duration.ofHours(1).toNanos();

        // Then
        assertThat(taken(READER, 500)).isEqualTo(120);
    }

    @Test
    void oneSenderTakesNothingFromAnother() {
        // When
        taken(READER, 120);

        // Then
        assertThat(taken(READER + 2, 120)).isEqualTo(120);
        assertThat(taken(READER + (1L << 40), 120)).isEqualTo(120);
    }

    @Test
    void whoSendsTooMuchIsStillKnownAmongAMillionOthers() {
        // Given
        taken(READER, 120);

        // When
        new Random(5).longs(1_000_000).forEach(allowance::tryTake);

        // Then
        assertThat(taken(READER, 1)).isZero();
    }

    @Test
    void manyThreadsTogetherGetNoMoreThanOne() throws Exception {
        // When
        int taken;
        try (var threads = Executors.newFixedThreadPool(4)) {
            taken = threads
                    .invokeAll(Stream.<Callable<Integer>>generate(() -> () -> taken(READER, 100)).limit(4).toList())
                    .stream().mapToInt(future -> future.resultNow()).sum();
        }

        // Then
        assertThat(taken).isEqualTo(120);
    }

    private int taken(long sender, int times) {
        return (int) IntStream.range(0, times).filter(_ -> allowance.tryTake(sender)).count();
    }
}
