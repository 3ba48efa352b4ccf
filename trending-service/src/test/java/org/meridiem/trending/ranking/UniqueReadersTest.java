package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.assertj.core.data.Percentage;
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
    @ValueSource(ints = {201, 1_000, 5_000, 6_000, 50_000, 1_000_000})
    void manyReadersAreCountedWithinThreeStandardErrors(int number) {
        // When
        var readers = readers(visitors(number));

        // Then
        assertThat(readers.count()).isCloseTo(number, Percentage.withPercentage(7));
        assertThat(readers.bytes()).hasSizeLessThanOrEqualTo(2_048);
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
