package org.meridiem.trending.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/// State in the heap, as the objects that it is, with a changelog on Kafka.
///
/// What was put goes to the changelog just before the read positions are committed, each key once however often it changed: so state and read positions move
/// together. Kafka Streams' own stores keep bytes, and a cache of them in order; to read and write an object there takes several times as long as to count with
/// it. Two things of Kafka Streams are not its public interface: the moment before a commit ([CachedStateStore]) and the changelog ([InternalProcessorContext]).
///
/// Values are immutable. Used by one thread at a time, as all stores are.
///
/// @param <K> keys, with the equality of their bytes
/// @param <V> values
final class ObjectStore<K, V> implements StateStore, CachedStateStore<K, V> {

    /// How many slices a store is swept in.
    static final int SLICES = 256;

    private final String name;
    private final Serde<K> keys;
    private final Serde<V> values;
    private final Rest rest;
    /// The value of a key, or its bytes.
    private final List<KeyTable<K>> slices = new ArrayList<>(SLICES);
    private final Set<K> changed = new HashSet<>();
    private @Nullable InternalProcessorContext<?, ?> context;
    private int size;
    private long restingBytes;

    /// What values are while nothing happens to them.
    enum Rest {
        /// The objects that they are: no work to look at, often.
        AS_OBJECTS,
        /// The bytes that the changelog has: half the space and less.
        AS_BYTES
    }

    private ObjectStore(Builder<K, V> builder) {
        this.name = builder.name;
        this.keys = builder.keys;
        this.values = builder.values;
        this.rest = builder.rest;
        for (int slice = 0; slice < SLICES; slice++) {
            slices.add(builder.tables.get());
        }
    }

    /// Builds stores for a topology, of keys of any kind and of objects.
    ///
    /// @param name part of the changelog topic's name
    static <K, V> StoreBuilder<ObjectStore<K, V>> builder(String name, Serde<K> keys, Serde<V> values) {
        return builder(name, keys, values, KeyTable.ofObjects(), Rest.AS_OBJECTS);
    }

    /// Builds stores for a topology.
    ///
    /// @param name   part of the changelog topic's name
    /// @param tables for keys of that kind
    static <K, V> StoreBuilder<ObjectStore<K, V>> builder(String name, Serde<K> keys, Serde<V> values,
            Supplier<KeyTable<K>> tables, Rest rest) {
        return new Builder<>(name, keys, values, tables, rest);
    }

    @Nullable
    V get(K key) {
        @Nullable
        Object value = slice(key).get(key);
        return value == null ? null : object(value);
    }

    void put(K key, V value) {
        keep(key, value);
        changed.add(key);
    }

    void delete(K key) {
        keep(key, null);
        changed.add(key);
    }

    int size() {
        return size;
    }

    /// All entries, in no order. Nothing may be put or deleted meanwhile.
    void forEach(BiConsumer<K, V> taker) {
        slices.forEach(slice -> slice.forEach((key, value) -> taker.accept(key, object(value))));
    }

    /// Deletes from one slice: to look over all of a large store at once would stop the stream.
    ///
    /// @param slice 0 to [#SLICES] − 1
    /// @param old   whether a value is to go
    void sweep(int slice, Predicate<V> old) {
        slices.get(slice).removeIf((key, value) -> {
            changed.add(key);
            size--;
            restingBytes -= length(value);
        }, value -> old.test(object(value)));
    }

    /// Changes values of one slice.
    ///
    /// @param slice 0 to [#SLICES] − 1
    /// @param to    gives the new value, or the same
    void rework(int slice, UnaryOperator<V> to) {
        Map<K, V> reworked = new HashMap<>();
        slices.get(slice).forEach((key, value) -> {
            V before = object(value);
            V after = to.apply(before);
            if (!after.equals(before)) {
                reworked.put(key, after);
            }
        });
        reworked.forEach(this::put);
    }

    /// How many bytes the values at rest are together.
    long restingBytes() {
        return restingBytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext ofTask, StateStore root) {
        context = (InternalProcessorContext<?, ?>) ofTask;
        ofTask.register(root, this::restore);
    }

    @Override
    public void flushCache() {
        InternalProcessorContext<?, ?> log = Objects.requireNonNull(context, "not initialised");
        for (K key : changed) {
            @Nullable
            V value = get(key);
            byte @Nullable [] bytes = value == null ? null : values.serializer().serialize(name, value);
            log.logChange(name, Bytes.wrap(keys.serializer().serialize(name, key)), bytes, log.currentSystemTimeMs(),
                    Position.emptyPosition());
            if (bytes != null && rest == Rest.AS_BYTES) {
                keep(key, bytes);
            }
        }
        changed.clear();
    }

    /// Called when the task has just committed and becomes a standby.
    @Override
    public void clearCache() {
        changed.clear();
    }

    /// Nobody but the changelog hears of changes.
    @Override
    public boolean setFlushListener(CacheFlushListener<K, V> listener, boolean sendOldValues) {
        return false;
    }

    /// Nothing: what the changelog does not have yet goes there with the commit.
    @Override
    public void flush() {
    }

    @Override
    public void close() {
        context = null;
        slices.forEach(KeyTable::clear);
        changed.clear();
        size = 0;
        restingBytes = 0;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return context != null;
    }

    private void restore(byte[] key, byte @Nullable [] value) {
        K restored = keys.deserializer().deserialize(name, key);
        if (value == null || rest == Rest.AS_BYTES) {
            keep(restored, value);
        } else {
            keep(restored, values.deserializer().deserialize(name, value));
        }
    }

    /// No store has bytes for values: those are values at rest.
    @SuppressWarnings("unchecked")
    private V object(Object value) {
        return value instanceof byte[] bytes ? values.deserializer().deserialize(name, bytes) : (V) value;
    }

    private void keep(K key, @Nullable Object value) {
        @Nullable
        Object before = value == null ? slice(key).remove(key) : slice(key).put(key, value);
        size += (value == null ? 0 : 1) - (before == null ? 0 : 1);
        restingBytes += length(value) - length(before);
    }

    private static int length(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes.length : 0;
    }

    private KeyTable<K> slice(K key) {
        // Other bits of the hash than those that order the entries inside a slice.
        return slices.get(key.hashCode() * 0x9E3779B9 >>> Integer.SIZE - Byte.SIZE);
    }

    private record Builder<K, V>(String name, Serde<K> keys, Serde<V> values, Supplier<KeyTable<K>> tables,
            Rest rest) implements StoreBuilder<ObjectStore<K, V>> {

        @Override
        public ObjectStore<K, V> build() {
            return new ObjectStore<>(this);
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        /// As it is.
        @Override
        public StoreBuilder<ObjectStore<K, V>> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<ObjectStore<K, V>> withCachingDisabled() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoreBuilder<ObjectStore<K, V>> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoreBuilder<ObjectStore<K, V>> withLoggingDisabled() {
            throw new UnsupportedOperationException();
        }
    }
}
