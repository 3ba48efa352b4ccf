package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.meridiem.events.Engagement;
import org.meridiem.events.Engagement.Action;

class VisitsTest {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ARTICLE = new UUID(1, 1);
    private static final Visits.Limits LIMITS = new Visits.Limits(WINDOW, Duration.ofHours(24), 3, 5, 100);

    private final ObjectStore<Visits.Origin, List<Visit>> store = Visits.store().build();
    private final Visits visits = new Visits(store, LIMITS);
    private final Map<Visit, Double> counting = new HashMap<>();

    @Test
    void whoComesBackBeforeTheWindowIsOverCountsOnceAtTheLastTime() {
        // When
        assertThat(act(1, NOW)).isEqualTo(Verdict.COUNTED);
        assertThat(act(1, NOW.plus(WINDOW).minusMillis(1))).isEqualTo(Verdict.REPEATED);
        assertThat(act(1, NOW.plusSeconds(60))).isEqualTo(Verdict.REPEATED);
        assertThat(act(1, NOW.minus(WINDOW).plusMillis(1))).isEqualTo(Verdict.REPEATED);

        // Then
        assertThat(times()).containsExactly(NOW.plus(WINDOW).minusMillis(1));
    }

    @Test
    void whoComesBackLaterCountsAgain() {
        // When
        act(1, NOW);
        act(1, NOW.plus(WINDOW));
        act(1, NOW.minus(WINDOW));

        // Then
        assertThat(times()).containsExactly(NOW.minus(WINDOW), NOW, NOW.plus(WINDOW));
    }

    @Test
    void aLateActionJoinsTwoVisitsIntoOne() {
        // When
        act(1, NOW);
        act(1, NOW.plus(Duration.ofMinutes(40)));
        act(1, NOW.plus(Duration.ofMinutes(20)));

        // Then
        assertThat(times()).containsExactly(NOW.plus(Duration.ofMinutes(40)));
    }

    @Test
    void ofOneVisitorOnlySoManyVisitsCountTheNewest() {
        // When
        for (int visit = 0; visit < 10; visit++) {
            act(1, NOW.plus(WINDOW.multipliedBy(visit)));
        }

        // Then
        assertThat(times()).containsExactly(NOW.plus(WINDOW.multipliedBy(7)), NOW.plus(WINDOW.multipliedBy(8)),
                NOW.plus(WINDOW.multipliedBy(9)));
    }

    @Test
    void ofOneNetworkOnlySoManyVisitsCountInWhateverOrderTheyCome() {
        // When
        int[] order = {3, 9, 0, 4, 7, 1, 8, 2, 6, 5};
        int capped = 0;
        for (int visitor : order) {
            capped += act(visitor, NOW.plusSeconds(visitor)) == Verdict.CAPPED ? 1 : 0;
        }

        // Then
        assertThat(times()).containsExactly(NOW.plusSeconds(5), NOW.plusSeconds(6), NOW.plusSeconds(7),
                NOW.plusSeconds(8), NOW.plusSeconds(9));
        assertThat(capped).isEqualTo(5);
    }

    @Test
    void theHigherWeightOfAVisitCounts() {
        // When
        visits.add(view(1, NOW), 1);
        Visits.Change change = visits.add(view(1, NOW.plusSeconds(60)), 0.25);

        // Then
        assertThat(change.counts()).isEqualTo(new Visit(visitor(1), Action.VIEW, NOW.toEpochMilli(),
                NOW.plusSeconds(60).toEpochMilli(), 1));
        assertThat(change.removed()).hasSize(1);
    }

    @Test
    void aFullSweepForgetsWhatIsOlderThanTheMemoryAndNothingElse() {
        // Given
        for (int network = 0; network < 100; network++) {
            visits.add(view(network, network, network % 2 == 0 ? NOW : NOW.plusSeconds(60)), 1);
        }

        // When
        sweep(NOW.plus(LIMITS.memory()));

        // Then
        assertThat(store.size()).isEqualTo(50);
    }

    @Test
    void inACrowdTheUnsuspiciousAreForgottenFirst() {
        // Given
        for (int network = 0; network < 300; network++) {
            visits.add(view(network, network, NOW.plusSeconds(60L * network)), 1);
            sweep(NOW.plusSeconds(60L * network));
        }
        for (int visitor = 0; visitor < 4; visitor++) {
            visits.add(view(visitor, 77_777, NOW.plusSeconds(12_000)), 1);
        }

        // When
        for (int sweeps = 0; sweeps < 20; sweeps++) {
            sweep(NOW.plusSeconds(18_000));
        }

        // Then
        assertThat(store.size()).isBetween(80, 200);
        assertThat(visits.add(view(299, 299, NOW.plusSeconds(18_000)), 1).verdict()).isEqualTo(Verdict.REPEATED);
        assertThat(visits.add(view(1, 77_777, NOW.plusSeconds(12_000)), 1).verdict()).isEqualTo(Verdict.REPEATED);
    }

    private Verdict act(int visitor, Instant at) {
        Visits.Change change = visits.add(view(visitor, at), 1);
        change.removed().forEach(counting::remove);
        if (change.counts() != null) {
            counting.put(change.counts(), 1.0);
        }
        return change.verdict();
    }

    private List<Instant> times() {
        var times = new ArrayList<>(counting.keySet().stream().map(Visit::lastTime).toList());
        times.sort(null);
        return times;
    }

    private void sweep(Instant newest) {
        for (int slice = 0; slice < ObjectStore.SLICES; slice++) {
            visits.sweep(slice, newest);
        }
    }

    private static Engagement view(int visitor, Instant at) {
        return view(visitor, 1, at);
    }

    private static Engagement view(int visitor, int network, Instant at) {
        return new Engagement(UUID.randomUUID(), Action.VIEW, ARTICLE, at,
                HexFormat.of().toHexDigits(visitor(visitor)), HexFormat.of().toHexDigits(visitor(network)), null,
                null);
    }

    private static long visitor(int number) {
        return number * 0x9E3779B97F4A7C15L;
    }
}
