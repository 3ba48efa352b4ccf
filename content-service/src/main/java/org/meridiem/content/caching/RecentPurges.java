package org.meridiem.content.caching;

import java.util.List;
import java.util.Set;

/// The last purges, numbered: whether what was loaded since some number may be kept. Guarded by its owner's lock, but for [#current].
final class RecentPurges {

    private static final int REMEMBERED = 2_048;

    private final Object[] ring = new Object[REMEMBERED];
    private volatile long current;

    /// The number of the last purge.
    long current() {
        return current;
    }

    /// @param tags of one purge; null for everything
    void add(@org.jspecify.annotations.Nullable Set<String> tags) {
        long next = current + 1;
        ring[(int) (next % REMEMBERED)] = tags == null ? Everything.YES : tags;
        current = next;
    }

    /// Whether one of these tags was purged after a number. When that is too long ago to know, it was.
    boolean hit(long since, List<String> tags) {
        if (current - since >= REMEMBERED) {
            return true;
        }
        for (long number = since + 1; number <= current; number++) {
            Object purged = ring[(int) (number % REMEMBERED)];
            if (!(purged instanceof Set<?> some) || tags.stream().anyMatch(some::contains)) {
                return true;
            }
        }
        return false;
    }

    private enum Everything {
        YES
    }
}
