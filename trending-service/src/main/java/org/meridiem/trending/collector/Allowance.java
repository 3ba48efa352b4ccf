package org.meridiem.trending.collector;

import java.time.Duration;
import java.util.function.LongSupplier;

/// So many actions each sender may send: token buckets in a table that never grows, for readers are many and each of them is new to a replica once a day.
///
/// A bucket is one number, the time at which it will be full again (the generic cell rate algorithm of ITU-T I.371, which lets through what a token bucket
/// does). A sender has a few places in the table to choose from; when others have them all, it takes that of the bucket that will be full first. So under a
/// crowd senders who send little are forgotten, which is as if their buckets were full. Safe for any number of threads.
final class Allowance {

    private static final int PLACES = 4;
    private static final int SETS = 1 << 15;
    private static final int LOCKS = 64;

    /// How many senders are known at most.
    static final int SENDERS = SETS * PLACES;

    private final long nanosPerAction;
    private final long window;
    private final LongSupplier clock;
    private final long start;
    private final long[] senders = new long[SENDERS];
    /// Nanoseconds since the start; whatever is in the past is full.
    private final long[] fullAt = new long[SENDERS];
    private final Object[] locks = new Object[LOCKS];

    /// @param actions how many a full bucket holds
    /// @param window  in this time an empty bucket fills
    Allowance(int actions, Duration window) {
        this(actions, window, System::nanoTime);
    }

    /// @param clock nanoseconds since any time
    Allowance(int actions, Duration window, LongSupplier clock) {
        this.nanosPerAction = Math.max(1, window.toNanos() / actions);
        this.window = window.toNanos();
        this.clock = clock;
        this.start = clock.getAsLong();
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /// Takes one action if there is one left.
    ///
    /// @param sender who sends: evenly spread over all numbers, as pseudonyms are
    boolean tryTake(long sender) {
        int set = (int) (sender >>> 1) & (SETS - 1);
        synchronized (locks[set % LOCKS]) {
            long now = clock.getAsLong() - start;
            int place = place(set * PLACES, sender);
            long after = Math.max(now, fullAt[place]) + nanosPerAction;
            if (after - now > window) {
                return false;
            }
            fullAt[place] = after;
            return true;
        }
    }

    private int place(int first, long sender) {
        int fullest = first;
        for (int place = first; place < first + PLACES; place++) {
            if (senders[place] == sender) {
                return place;
            }
            if (fullAt[place] < fullAt[fullest]) {
                fullest = place;
            }
        }
        senders[fullest] = sender;
        fullAt[fullest] = 0;
        return fullest;
    }
}
