package org.meridiem.trending.ranking;

import java.util.ArrayList;
import java.util.function.Predicate;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/// A store looked over in small parts, each the keys with one first byte: an iterator over all of a large store at once would stop the stream.
final class Slices {

    /// How many slices make the whole.
    static final int COUNT = 256;

    private Slices() {
    }

    /// Deletes from one slice.
    ///
    /// @param slice 0 to [#COUNT] − 1
    /// @param old   whether a value is to go
    static <V> void sweep(KeyValueStore<Bytes, V> store, int slice, Predicate<V> old) {
        var forgotten = new ArrayList<Bytes>();
        try (var entries = store.range(firstByte(slice), slice + 1 == COUNT ? null : firstByte(slice + 1))) {
            entries.forEachRemaining(entry -> {
                if (old.test(entry.value)) {
                    forgotten.add(entry.key);
                }
            });
        }
        forgotten.forEach(store::delete);
    }

    private static Bytes firstByte(int value) {
        return Bytes.wrap(new byte[]{(byte) value});
    }
}
