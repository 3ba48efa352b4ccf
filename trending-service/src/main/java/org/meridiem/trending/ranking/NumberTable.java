package org.meridiem.trending.ranking;

import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/// Keys of a few numbers each, without an object for each: open addressing with linear probing, and no gaps where something was removed (Knuth, The Art of Computer
/// Programming 3, 6.4, algorithm R).
///
/// Up to 85 % of the places are taken, and a table grows by a quarter: there are many small tables, and a look along a few neighbours costs less than the memory of half-empty ones. An entry
/// costs a third more than its numbers and a reference, where a map of objects takes fifty bytes more.
///
/// @param <K> keys
abstract class NumberTable<K> implements KeyTable<K> {

    private static final int SMALLEST = 4;

    private final int width;
    private long[] keys = new long[0];
    private @Nullable Object[] values = new Object[0];
    private int size;

    /// @param width numbers per key
    NumberTable(int width) {
        this.width = width;
    }

    /// One number of a key.
    abstract long part(K key, int part);

    /// The key whose numbers stand there.
    abstract K key(long[] keys, int at);

    @Override
    public final @Nullable Object get(K key) {
        int place = place(key);
        return place < 0 ? null : values[place];
    }

    @Override
    public final @Nullable Object put(K key, Object value) {
        int known = place(key);
        if (known >= 0) {
            Object before = values[known];
            values[known] = value;
            return before;
        }
        if ((size + 1) * 20 > values.length * 17) {
            resize(Math.max(SMALLEST, values.length + values.length / 4));
        }
        int free = home(key);
        while (values[free] != null) {
            free = after(free);
        }
        for (int part = 0; part < width; part++) {
            keys[free * width + part] = part(key, part);
        }
        values[free] = value;
        size++;
        return null;
    }

    @Override
    public final @Nullable Object remove(K key) {
        int place = place(key);
        if (place < 0) {
            return null;
        }
        Object before = values[place];
        removeAt(place);
        shrink();
        return before;
    }

    @Override
    public final void forEach(BiConsumer<K, Object> taker) {
        for (int place = 0; place < values.length; place++) {
            Object value = values[place];
            if (value != null) {
                taker.accept(key(keys, place * width), value);
            }
        }
    }

    @Override
    public final void removeIf(BiConsumer<K, Object> gone, Predicate<Object> old) {
        // Not at once: what is removed makes others move.
        var found = new ArrayList<K>();
        forEach((key, value) -> {
            if (old.test(value)) {
                gone.accept(key, value);
                found.add(key);
            }
        });
        for (K key : found) {
            removeAt(place(key));
        }
        shrink();
    }

    @Override
    public final void clear() {
        keys = new long[0];
        values = new Object[0];
        size = 0;
    }

    /// @return where a key is; less than zero when it is not there
    private int place(K key) {
        if (size == 0) {
            return -1;
        }
        for (int place = home(key); values[place] != null; place = after(place)) {
            if (isAt(place, key)) {
                return place;
            }
        }
        return -1;
    }

    private boolean isAt(int place, K key) {
        for (int part = 0; part < width; part++) {
            if (keys[place * width + part] != part(key, part)) {
                return false;
            }
        }
        return true;
    }

    private int home(K key) {
        long hash = 0;
        for (int part = 0; part < width; part++) {
            hash = mixed(hash, part(key, part));
        }
        return homeOf(hash);
    }

    private int home(long[] of, int place) {
        long hash = 0;
        for (int part = 0; part < width; part++) {
            hash = mixed(hash, of[place * width + part]);
        }
        return homeOf(hash);
    }

    private static long mixed(long hash, long part) {
        long product = (hash ^ part) * 0x9E37_79B9_7F4A_7C15L;
        return product ^ product >>> 29;
    }

    /// Any number of places, not only powers of two.
    private int homeOf(long hash) {
        return (int) ((hash * 0xBF58_476D_1CE4_E5B9L >>> Integer.SIZE) * values.length >>> Integer.SIZE);
    }

    private int after(int place) {
        return place + 1 == values.length ? 0 : place + 1;
    }

    /// What stands behind moves up, unless it would come to stand before its home.
    private void removeAt(int place) {
        int gap = place;
        for (int next = after(gap); values[next] != null; next = after(next)) {
            int home = home(keys, next);
            boolean homeIsBehindGap = gap <= next ? home > gap && home <= next : home > gap || home <= next;
            if (!homeIsBehindGap) {
                System.arraycopy(keys, next * width, keys, gap * width, width);
                values[gap] = values[next];
                gap = next;
            }
        }
        values[gap] = null;
        size--;
    }

    private void shrink() {
        if (values.length > SMALLEST && size * 2 < values.length) {
            resize(Math.max(SMALLEST, values.length / 4 * 3));
        }
    }

    private void resize(int places) {
        long[] oldKeys = keys;
        @Nullable
        Object[] oldValues = values;
        keys = new long[places * width];
        values = new Object[places];
        for (int old = 0; old < oldValues.length; old++) {
            if (oldValues[old] == null) {
                continue;
            }
            int free = home(oldKeys, old);
            while (values[free] != null) {
                free = after(free);
            }
            System.arraycopy(oldKeys, old * width, keys, free * width, width);
            values[free] = oldValues[old];
        }
    }
}
