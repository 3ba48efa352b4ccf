package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueReadersTest {

    @Test
    void fewReadersAreCountedExactly() {
        // When
        var readers = UniqueReaders.NONE;
        for (long visitor = UniqueReaders.EXACT; visitor > 0; visitor--) {
            readers = readers.plus(visitor).plus(visitor);
        }

        // Then
        assertThat(readers.count()).isEqualTo(UniqueReaders.EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 1_000, 6_000, 50_000})
    void manyReadersAreCountedWithAStandardErrorOfTwoPointThreePercent(int number) {
        // When
        double squares = 0;
        for (int trial = 0; trial < 60; trial++) {
            var random = new SplittableRandom(trial);
            var readers = UniqueReaders.NONE;
            for (int visitor = 0; visitor < number; visitor++) {
                readers = readers.plus(random.nextLong());
            }
            squares += Math.pow((double) readers.count() / number - 1, 2);
            assertThat(readers.bytes()).hasSize(2_048);
        }

        // Then: the spread of sixty trials is known to within a tenth of itself or so
        assertThat(Math.sqrt(squares / 60)).isLessThan(0.03);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 150, 300, 3_000})
    void orderAndRepetitionDoNotMatterAndTwoPartsMergeIntoTheWhole(int number) {
        // Given
        List<Long> visitors = visitors(number);
        var whole = readers(visitors);

        // When
        var shuffled = new ArrayList<>(visitors);
        shuffled.addAll(visitors.subList(0, number / 2));
        Collections.shuffle(shuffled, new Random(1));
        var merged = readers(visitors.subList(0, number / 3 + 1)).merge(readers(visitors.subList(number / 3, number)));

        // Then
        assertThat(readers(shuffled)).isEqualTo(whole);
        assertThat(merged).isEqualTo(whole);
        assertThat(UniqueReaders.ofBytes(whole.bytes())).isEqualTo(whole);
    }

    private static UniqueReaders readers(List<Long> visitors) {
        var readers = UniqueReaders.NONE;
        for (long visitor : visitors) {
            readers = readers.plus(visitor);
        }
        return readers;
    }

    private static List<Long> visitors(int number) {
        return new Random(number).longs(number).boxed().toList();
    }
}
