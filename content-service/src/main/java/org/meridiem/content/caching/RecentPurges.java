package org.meridiem.content.caching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The last purges, numbered: whether what was loaded since some number may be kept. Guarded by its owner's lock, but for [#current].
final class RecentPurges {

    private static final int REMEMBERED = 2_048;

    private final @Nullable Noted[] ring = new Noted[REMEMBERED];
    private volatile long current;

    /// The number of the last purge.
    long current() {
        return current;
    }

    /// @param tags what was purged and when that changed; null for everything
    void add(@Nullable Map<String, Instant> tags) {
        long next = current + 1;
        ring[(int) (next % REMEMBERED)] = new Noted(tags);
        current = next;
    }

    /// Whether one of these tags was purged after a number. When that is too long ago to know, it was.
    boolean hit(long since, List<String> tags) {
        if (current - since >= REMEMBERED) {
            return true;
        }
        for (long number = since + 1; number <= current; number++) {
            Noted noted = ring[(int) (number % REMEMBERED)];
            if (noted == null || noted.tags() == null || noted.hasAny(tags)) {
                return true;
            }
        }
        return false;
    }

    /// The time of the last change of something with one of these tags, if remembered.
    Optional<Instant> last(List<String> tags) {
        Instant last = null;
        for (Noted noted : ring) {
            if (noted != null && noted.tags() != null) {
                for (String tag : tags) {
                    Instant at = noted.tags().get(tag);
                    last = at != null && (last == null || at.isAfter(last)) ? at : last;
                }
            }
        }
        return Optional.ofNullable(last);
    }

    private record Noted(@Nullable Map<String, Instant> tags) {

        boolean hasAny(List<String> others) {
            if (tags != null) {
                for (String other : others) {
                    if (tags.containsKey(other)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
