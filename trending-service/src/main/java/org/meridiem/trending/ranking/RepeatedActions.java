package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.meridiem.events.Engagement;

/// Remembers who did what with which article, so that reloading a page does not count again.
///
/// An action counts unless the same one was counted less than the window before it, or after it when it is late. What is older than the window, by the time
/// of the newest action seen, is forgotten in passing: [#sweep] looks at one slice of the memory at a time. When more is remembered than the capacity,
/// things are forgotten sooner, in proportion: memory stays bounded under any load, at the price of counting some repeats.
final class RepeatedActions {

    /// Name of the store, part of its changelog topic's name.
    static final String STORE = "actions";

    private final KeyValueStore<Bytes, Long> counted;
    private final Duration window;
    private final int capacity;

    RepeatedActions(KeyValueStore<Bytes, Long> counted, Duration window, int capacity) {
        this.counted = counted;
        this.window = window;
        this.capacity = capacity;
    }

    /// The store that the memory lives in.
    static StoreBuilder<KeyValueStore<Bytes, Long>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.Long());
    }

    /// Whether the action was counted already.
    ///
    /// @throws IllegalArgumentException when the visitor's pseudonym is not hexadecimal
    boolean isRepeat(Engagement action) {
        Long last = counted.get(key(action));
        return last != null && Math.abs(action.at().toEpochMilli() - last) < window.toMillis();
    }

    /// Remembers that the action was counted.
    void remember(Engagement action) {
        counted.put(key(action), action.at().toEpochMilli());
    }

    /// Forgets what is too old in one slice of the memory.
    ///
    /// @param slice  see [Slices]
    /// @param newest time of the newest action seen
    void sweep(int slice, Instant newest) {
        double crowding = Math.max(1, counted.approximateNumEntries() / (double) capacity);
        long horizon = newest.toEpochMilli() - (long) (window.toMillis() / crowding);
        Slices.sweep(counted, slice, at -> at <= horizon);
    }

    /// The visitor first: pseudonyms are random, so slices are even. The names of actions differ in their first letters.
    private static Bytes key(Engagement action) {
        byte[] visitor = HexFormat.of().parseHex(action.visitor());
        var buffer = ByteBuffer.allocate(visitor.length + BinarySerde.UUID_BYTES + 1).put(visitor);
        BinarySerde.putUuid(buffer, action.article()).put((byte) action.action().label().charAt(0));
        return Bytes.wrap(buffer.array());
    }
}
