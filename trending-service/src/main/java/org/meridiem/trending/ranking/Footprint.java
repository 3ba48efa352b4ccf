package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.util.UUID;

import org.meridiem.events.TrendingList.Window;

/// A visitor came to an article, or two articles have a visitor in common: then this is the other one.
///
/// @param at         milliseconds since 1970
/// @param popularity logarithm of the article's score of [Window#WEEK] at that time
record Footprint(UUID article, long at, double popularity) {

    /// How many bytes a footprint takes.
    static final int BYTES = BinarySerde.UUID_BYTES + 2 * Long.BYTES;

    /// The bytes on the internal topics.
    static final BinarySerde<Footprint> SERDE = new BinarySerde<>(
            footprint -> footprint.writeTo(ByteBuffer.allocate(BYTES)).array(),
            bytes -> readFrom(ByteBuffer.wrap(bytes)));

    static Footprint readFrom(ByteBuffer buffer) {
        return new Footprint(BinarySerde.uuid(buffer), buffer.getLong(), buffer.getDouble());
    }

    ByteBuffer writeTo(ByteBuffer buffer) {
        return BinarySerde.putUuid(buffer, article).putLong(at).putDouble(popularity);
    }
}
