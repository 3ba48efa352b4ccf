package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ranking.UniqueReaders.FINEST;

import java.nio.ByteBuffer;
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
            readers = readers.plus(visitor, FINEST).plus(visitor, FINEST);
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
                readers = readers.plus(random.nextLong(), FINEST);
            }
            squares += Math.pow((double) readers.count() / number - 1, 2);
            assertThat(readers.bytes()).hasSize(1_281);
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

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512, 1_024, 2_048})
    void aQuarterOfTheRegistersTakesAQuarterOfTheSpaceAndHasTwiceTheError(int registers) {
        // When
        double squares = 0;
        for (int trial = 0; trial < 60; trial++) {
            var random = new SplittableRandom(trial);
            var coarse = UniqueReaders.NONE;
            for (int visitor = 0; visitor < 3_000; visitor++) {
                coarse = coarse.plus(random.nextLong(), registers);
            }
            squares += Math.pow(coarse.count() / 3_000.0 - 1, 2);
            assertThat(coarse.bytes()).hasSize(1 + registers * 5 / 8);
        }

        // Then
        assertThat(Math.sqrt(squares / 60)).isLessThan(1.3 * 1.04 / Math.sqrt(registers));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 21, 150, 201, 5_000})
    void whatBecomesCoarserLaterIsWhatWasCoarseFromTheBeginning(int number) {
        // Given
        List<Long> visitors = visitors(number);
        var fine = readers(visitors);
        var coarse = UniqueReaders.NONE;
        for (long visitor : visitors) {
            coarse = coarse.plus(visitor, UniqueReaders.COARSEST);
        }

        // Then
        assertThat(fine.within(UniqueReaders.COARSEST)).isEqualTo(coarse);
        assertThat(fine.within(512).within(UniqueReaders.COARSEST)).isEqualTo(coarse);
        assertThat(UniqueReaders.ofBytes(coarse.bytes())).isEqualTo(coarse);
        assertThat(coarse.within(FINEST)).isEqualTo(coarse);
    }

    @Test
    void twoOfDifferentExactnessMergeIntoTheCoarserOne() {
        // Given
        List<Long> visitors = visitors(3_000);
        var fine = readers(visitors.subList(0, 2_000));
        var coarse = readers(visitors.subList(1_000, 3_000)).within(256);

        // Then
        assertThat(fine.merge(coarse)).isEqualTo(coarse.merge(fine)).isEqualTo(readers(visitors).within(256));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200})
    void stateInWhichVisitorsHadEightBytesIsRead(int number) {
        // Given
        List<Long> visitors = visitors(number).stream().sorted().toList();
        var old = ByteBuffer.allocate(number * Long.BYTES);
        visitors.forEach(old::putLong);

        // Then
        assertThat(UniqueReaders.ofBytes(old.array())).isEqualTo(readers(visitors));
    }

    @Test
    void stateInWhichRegistersHadAByteIsRead() {
        // Given: register 3 says 24 (more than five bits of rank come to), register 2,047 says 1
        var old = new byte[2_048];
        old[3] = 24;
        old[2_047] = 1;

        // When
        var read = UniqueReaders.ofBytes(old);

        // Then
        assertThat(read.count()).isEqualTo(2);
        assertThat(UniqueReaders.ofBytes(read.bytes())).isEqualTo(read);
    }

    private static UniqueReaders readers(List<Long> visitors) {
        var readers = UniqueReaders.NONE;
        for (long visitor : visitors) {
            readers = readers.plus(visitor, FINEST);
        }
        return readers;
    }

    private static List<Long> visitors(int number) {
        return new Random(number).longs(number).boxed().toList();
    }
}
