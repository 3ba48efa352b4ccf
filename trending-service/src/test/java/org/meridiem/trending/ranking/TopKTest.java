package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.meridiem.trending.ranking.TopK.Place;

class TopKTest {

    private static final UUID OLDER = new UUID(1, 0);
    private static final UUID NEWER = new UUID(2, 0);

    @RepeatedTest(20)
    void whileScoresOnlyGrowItHoldsTheBestOfAll(RepetitionInfo repetition) {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        var top = new TopK(10);
        Map<UUID, Double> all = new HashMap<>();

        // When
        for (int i = 0; i < 2_000; i++) {
            var article = new UUID(random.nextInt(100), 0);
            double log = all.merge(article, random.nextDouble(), Double::sum);
            top.put(article, log);
        }

        // Then
        var expected = all.entrySet().stream().map(entry -> new Place(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Place::log).reversed()).limit(10).toList();
        assertThat(top.best(10)).isEqualTo(expected);
    }

    @Test
    void whoeverIsPushedOutIsNamed() {
        // Given
        var top = new TopK(1);
        top.put(OLDER, 5);

        // When
        var pushedOut = top.put(NEWER, 6);
        var refused = top.put(OLDER, 1);

        // Then
        assertThat(pushedOut).contains(OLDER);
        assertThat(refused).contains(OLDER);
        assertThat(top.best(5)).containsExactly(new Place(NEWER, 6));
    }

    @Test
    void ofEqualScoresTheNewerArticleComesFirst() {
        // Given
        var top = new TopK(5);

        // When
        top.put(OLDER, 1);
        top.put(NEWER, 1);

        // Then
        assertThat(top.best(5)).extracting(Place::article).containsExactly(NEWER, OLDER);
    }

    @Test
    void aRemovedArticleIsGone() {
        // Given
        var top = new TopK(5);
        top.put(OLDER, 1);

        // When
        boolean removed = top.remove(OLDER);

        // Then
        assertThat(removed).isTrue();
        assertThat(top.remove(OLDER)).isFalse();
        assertThat(top.contains(OLDER)).isFalse();
        assertThat(top.last()).isEmpty();
    }
}
