package org.meridiem.newsletter.delivery;

import java.time.Duration;

/// How many mails a courier takes at a time: as many as leave in the time given, as it looks from those before. Slow servers get one by one.
final class Pace {

    private static final double MEMORY = 0.7;

    private final long target;
    private final int most;
    private double nanosEach = Double.NaN;
    private volatile int mails = 1;

    Pace(Duration target, int most) {
        this.target = target.toNanos();
        this.most = most;
    }

    /// How many to take next.
    int mails() {
        return mails;
    }

    /// What a run should take.
    long targetNanos() {
        return target;
    }

    /// What a run took.
    void took(int count, long nanos) {
        if (count > 0) {
            double took = (double) nanos / count;
            nanosEach = Double.isNaN(nanosEach) ? took : MEMORY * nanosEach + (1 - MEMORY) * took;
            mails = Math.clamp((long) (target / Math.max(1, nanosEach)), 1, most);
        }
    }
}
