package org.meridiem.newsletter.delivery;

import java.time.Duration;

/// How many mails may be under way at once: as many as leave in the time given, as it looks from those before. Each connection of a slow server gets one by one.
///
/// Not for more than one thread, but [#mails] is for any.
final class Pace {

    private static final double MEMORY = 0.7;

    private final long target;
    private final int least;
    private final int most;
    private double nanosEach = Double.NaN;
    private volatile int mails;

    /// @param target in which they leave
    /// @param least  one for each connection
    /// @param most   whatever the speed
    Pace(Duration target, int least, int most) {
        this.target = target.toNanos();
        this.least = least;
        this.most = Math.max(least, most);
        this.mails = least;
    }

    /// How many may be under way.
    int mails() {
        return mails;
    }

    /// So many left in this time.
    void took(int count, long nanos) {
        if (count > 0) {
            double took = (double) nanos / count;
            nanosEach = Double.isNaN(nanosEach) ? took : MEMORY * nanosEach + (1 - MEMORY) * took;
            mails = Math.clamp((long) (target / Math.max(1, nanosEach)), least, most);
        }
    }
}
