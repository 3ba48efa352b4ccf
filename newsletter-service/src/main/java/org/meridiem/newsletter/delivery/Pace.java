package org.meridiem.newsletter.delivery;

import java.time.Duration;

/// How many mails a courier takes at a time: as many as leave in the time given, as it looks from those before. Slow servers get one by one.
final class Pace {

    private static final double MEMORY = 0.7;

    private final long target;
    private final int most;
    private double nanosEach;
    private volatile int mails = 1;

    Pace(Duration target, int most) {
        this.target = target.toNanos();
        this.most = most;
        this.nanosEach = this.target;
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
            nanosEach = MEMORY * nanosEach + (1 - MEMORY) * nanos / count;
            mails = Math.clamp((long) (target / Math.max(1, nanosEach)), 1, most);
        }
    }
}
