package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Predicate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTableTest {

    private static final int STEPS = 60_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40, 5_000})
    void aTableOfNumbersHoldsWhatAMapHolds(int keys) {
        assertHoldsWhatAMapHolds(KeyTable.ofNumbers().get(), number -> number, keys);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40, 5_000})
    void aTableOfIdsHoldsWhatAMapHolds(int keys) {
        assertHoldsWhatAMapHolds(KeyTable.ofIds().get(), number -> new UUID(number >>> 3, number & 7), keys);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40})
    void aTableOfObjectsHoldsWhatAMapHolds(int keys) {
        assertHoldsWhatAMapHolds(KeyTable.<String>ofObjects().get(), Long::toString, keys);
    }

    private static <K> void assertHoldsWhatAMapHolds(KeyTable<K> table, LongFunction<K> key, int keys) {
        var random = new SplittableRandom(keys);
        Map<K, Object> map = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            K chosen = key.apply(random.nextLong(keys));
            Object value = random.nextInt(100);
            // First it grows for a while, then it shrinks, and so on.
            boolean growing = step / 10_000 % 2 == 0;
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> assertThat(table.get(chosen)).isEqualTo(map.get(chosen));
                case 3 -> removeSome(table, map, random, growing);
                case 4, 5 -> assertThat(table.remove(chosen)).isEqualTo(map.remove(chosen));
                default -> {
                    if (growing) {
                        assertThat(table.put(chosen, value)).isEqualTo(map.put(chosen, value));
                    } else {
                        assertThat(table.remove(chosen)).isEqualTo(map.remove(chosen));
                    }
                }
            }
        }
        assertThat(entries(table)).isEqualTo(map);
        table.clear();
        assertThat(entries(table)).isEmpty();
    }

    /// All of some values; now and then, because it takes long.
    private static <K> void removeSome(KeyTable<K> table, Map<K, Object> map, SplittableRandom random,
            boolean growing) {
        if (random.nextInt(100) > 0) {
            return;
        }
        int below = growing ? 2 : 60;
        Predicate<Object> old = value -> (int) value < below;
        Set<K> gone = new HashSet<>();
        table.removeIf((key, value) -> {
            assertThat(value).isEqualTo(map.get(key));
            gone.add(key);
        }, old);
        Set<K> expected = new HashSet<>();
        map.forEach((key, value) -> {
            if (old.test(value)) {
                expected.add(key);
            }
        });
        map.values().removeIf(old);
        assertThat(gone).isEqualTo(expected);
        assertThat(entries(table)).isEqualTo(map);
    }

    private static <K> Map<K, Object> entries(KeyTable<K> table) {
        Map<K, Object> entries = new HashMap<>();
        table.forEach((key, value) -> assertThat(entries.put(key, value)).isNull());
        return entries;
    }
}
