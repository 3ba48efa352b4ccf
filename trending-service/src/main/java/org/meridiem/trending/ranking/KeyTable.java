package org.meridiem.trending.ranking;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// A small hash table of a store, see [ObjectStore]. Not safe for several threads.
///
/// @param <K> keys
interface KeyTable<K> {

    /// What belongs to a key; null when there is nothing.
    @Nullable
    Object get(K key);

    /// @return what was there before; null when there was nothing
    @Nullable
    Object put(K key, Object value);

    /// @return what was there; null when there was nothing
    @Nullable
    Object remove(K key);

    /// All entries, in no order. Nothing may change meanwhile.
    void forEach(BiConsumer<K, Object> taker);

    /// Takes out what is old.
    ///
    /// @param gone hears of each
    void removeIf(BiConsumer<K, Object> gone, Predicate<Object> old);

    /// Takes out all.
    void clear();

    /// Tables for keys that are an article's id.
    static Supplier<KeyTable<UUID>> ofIds() {
        return () -> new NumberTable<>(2) {
            @Override
            long part(UUID key, int part) {
                return part == 0 ? key.getMostSignificantBits() : key.getLeastSignificantBits();
            }

            @Override
            UUID key(long[] keys, int at) {
                return new UUID(keys[at], keys[at + 1]);
            }
        };
    }

    /// Tables for keys that are a number.
    static Supplier<KeyTable<Long>> ofNumbers() {
        return () -> new NumberTable<>(1) {
            @Override
            long part(Long key, int part) {
                return key;
            }

            @Override
            Long key(long[] keys, int at) {
                return keys[at];
            }
        };
    }

    /// Tables for keys of any kind.
    static <K> Supplier<KeyTable<K>> ofObjects() {
        return OfObjects::new;
    }

    /// For keys that are not of one length.
    final class OfObjects<K> implements KeyTable<K> {

        private final Map<K, Object> entries = new HashMap<>(0);

        @Override
        public @Nullable Object get(K key) {
            return entries.get(key);
        }

        @Override
        public @Nullable Object put(K key, Object value) {
            return entries.put(key, value);
        }

        @Override
        public @Nullable Object remove(K key) {
            return entries.remove(key);
        }

        @Override
        public void forEach(BiConsumer<K, Object> taker) {
            entries.forEach(taker);
        }

        @Override
        public void removeIf(BiConsumer<K, Object> gone, Predicate<Object> old) {
            for (Iterator<Map.Entry<K, Object>> all = entries.entrySet().iterator(); all.hasNext();) {
                Map.Entry<K, Object> entry = all.next();
                if (old.test(entry.getValue())) {
                    gone.accept(entry.getKey(), entry.getValue());
                    all.remove();
                }
            }
        }

        @Override
        public void clear() {
            entries.clear();
        }
    }
}
