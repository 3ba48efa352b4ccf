package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.meridiem.events.Engagement;
import org.meridiem.events.Engagement.Action;

class RepeatedActionsTest {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ARTICLE = new UUID(1, 1);

    private final KeyValueStore<Bytes, Long> store = store();

    @Test
    void anActionIsARepeatWithinTheWindowBeforeAndAfter() {
        // Given
        var repeats = new RepeatedActions(store, WINDOW, 100);
        repeats.remember(view(1, NOW));

        // Then
        assertThat(repeats.isRepeat(view(1, NOW))).isTrue();
        assertThat(repeats.isRepeat(view(1, NOW.plus(WINDOW).minusMillis(1)))).isTrue();
        assertThat(repeats.isRepeat(view(1, NOW.minus(WINDOW).plusMillis(1)))).isTrue();
        assertThat(repeats.isRepeat(view(1, NOW.plus(WINDOW)))).isFalse();
        assertThat(repeats.isRepeat(view(1, NOW.minus(WINDOW)))).isFalse();
        assertThat(repeats.isRepeat(view(2, NOW))).isFalse();
    }

    @Test
    void aFullSweepForgetsWhatIsOlderThanTheWindowAndNothingElse() {
        // Given
        var repeats = new RepeatedActions(store, WINDOW, 10_000);
        for (int visitor = 0; visitor < 1_000; visitor++) {
            repeats.remember(view(visitor, visitor % 2 == 0 ? NOW : NOW.plusSeconds(60)));
        }

        // When
        sweep(repeats, NOW.plus(WINDOW));

        // Then
        assertThat(store.approximateNumEntries()).isEqualTo(500);
    }

    @Test
    void inACrowdThingsAreForgottenSooner() {
        // Given
        var repeats = new RepeatedActions(store, WINDOW, 100);
        for (int visitor = 0; visitor < 1_000; visitor++) {
            repeats.remember(view(visitor, NOW.plusSeconds(visitor)));
        }

        // When
        for (int sweeps = 0; sweeps < 20; sweeps++) {
            sweep(repeats, NOW.plusSeconds(1_000));
        }

        // Then
        assertThat(store.approximateNumEntries()).isBetween(100L, 500L);
        assertThat(repeats.isRepeat(view(999, NOW.plusSeconds(1_000)))).isTrue();
    }

    private static void sweep(RepeatedActions repeats, Instant newest) {
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            repeats.sweep(slice, newest);
        }
    }

    private static Engagement view(int visitor, Instant at) {
        return new Engagement(UUID.randomUUID(), Action.VIEW, ARTICLE, at,
                HexFormat.of().toHexDigits(visitor * 0x9E3779B97F4A7C15L), "00ff", null, null);
    }

    private static KeyValueStore<Bytes, Long> store() {
        var store = RepeatedActions.store().withLoggingDisabled().build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }
}
