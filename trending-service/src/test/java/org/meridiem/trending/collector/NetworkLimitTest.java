package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class NetworkLimitTest {

    @Test
    void aNetworkMaySendSoMuchAndTheNextOneToo() {
        // Given
        var limit = new NetworkLimit(60);

        // When
        long admitted = IntStream.range(0, 1_000).filter(_ -> limit.admit("ab12")).count();

        // Then: sixty, and what came back in the meantime
        assertThat(admitted).isBetween(60L, 70L);
        assertThat(limit.admit("cd34")).isTrue();
    }
}
