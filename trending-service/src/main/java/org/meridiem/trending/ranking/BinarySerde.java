package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Writes values of the topology's own state to its internal topics. Null stays null: that is how Kafka deletes.
///
/// The formats are private to this service but outlive a release in changelog topics: a format that changes needs another application id,
/// or bytes that tell the old from the new.
///
/// @param <T> what is written
/// @param write to bytes
/// @param read  from the bytes that `write` gave
record BinarySerde<T>(Function<T, byte[]> write, Function<byte[], T> read) implements Serde<T> {

    static final int UUID_BYTES = 16;

    /// An article's id in sixteen bytes.
    static final BinarySerde<UUID> OF_UUID = new BinarySerde<>(
            id -> putUuid(ByteBuffer.allocate(UUID_BYTES), id).array(),
            bytes -> uuid(ByteBuffer.wrap(bytes)));

    /// A pseudonym's number, see [Visit#number(String)]. Older state may hold longer and shorter ones.
    static final BinarySerde<Long> OF_PSEUDONYM = new BinarySerde<>(
            number -> ByteBuffer.allocate(Long.BYTES).putLong(number).array(), BinarySerde::firstLong);

    /// The first eight bytes, with zeros behind when there are less.
    static long firstLong(byte[] bytes) {
        return ByteBuffer.wrap(Arrays.copyOf(bytes, Long.BYTES)).getLong();
    }

    static ByteBuffer putUuid(ByteBuffer buffer, UUID id) {
        return buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    static UUID uuid(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// Text in UTF-8 after its length in two bytes.
    static String text(ByteBuffer buffer) {
        var bytes = new byte[buffer.getShort()];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static byte[] rest(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> written(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read.apply(bytes);
    }

    private byte @Nullable [] written(@Nullable T value) {
        return value == null ? null : write.apply(value);
    }
}
