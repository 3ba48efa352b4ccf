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
import org.jspecify.annotations.Nullable;
import org.meridiem.events.Engagement;

/// Lets one network count only so often for one article in a period, so that a farm of invented readers cannot make a trend.
///
/// Periods are fixed parts of time. An action that is late by a period counts in the present one.
final class NetworkCap {

    /// Name of the store, part of its changelog topic's name.
    static final String STORE = "networks";

    /// What a network has used up.
    ///
    /// @param period the number of the period since 1970
    /// @param count  actions counted in it
    record Tally(long period, int count) {

        static final BinarySerde<Tally> SERDE = new BinarySerde<>(
                tally -> ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(tally.period).putInt(tally.count)
                        .array(),
                bytes -> new Tally(ByteBuffer.wrap(bytes).getLong(), ByteBuffer.wrap(bytes).getInt(Long.BYTES)));
    }

    private final KeyValueStore<Bytes, Tally> tallies;
    private final Duration period;
    private final int cap;

    NetworkCap(KeyValueStore<Bytes, Tally> tallies, Duration period, int cap) {
        this.tallies = tallies;
        this.period = period;
        this.cap = cap;
    }

    /// The store that the tallies live in.
    static StoreBuilder<KeyValueStore<Bytes, Tally>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Tally.SERDE);
    }

    /// Counts the action if the network may still count for its article.
    ///
    /// @return whether it may
    /// @throws IllegalArgumentException when the network's pseudonym is not hexadecimal
    boolean admit(Engagement action) {
        Bytes key = key(action);
        long now = periodOf(action.at());
        @Nullable
        Tally known = tallies.get(key);
        Tally tally = known == null || known.period < now ? new Tally(now, 0) : known;
        if (tally.count >= cap) {
            return false;
        }
        tallies.put(key, new Tally(tally.period, tally.count + 1));
        return true;
    }

    /// Forgets the tallies of past periods in one slice.
    ///
    /// @param slice  see [Slices]
    /// @param newest time of the newest action seen
    void sweep(int slice, Instant newest) {
        long now = periodOf(newest);
        Slices.sweep(tallies, slice, tally -> tally.period < now);
    }

    private long periodOf(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), period.toMillis());
    }

    private static Bytes key(Engagement action) {
        byte[] network = HexFormat.of().parseHex(action.network());
        var buffer = ByteBuffer.allocate(network.length + BinarySerde.UUID_BYTES).put(network);
        return Bytes.wrap(BinarySerde.putUuid(buffer, action.article()).array());
    }
}
