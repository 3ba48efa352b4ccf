package org.meridiem.testkit;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// How long tests wait for what is bound to come. Whoever passes never waits so long; the bounds are for a machine that does ten other things, as
/// one that builds all modules at once does.
public final class Patience {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);

    private Patience() {
    }

    /// Waits for what comes by itself: an event, a mail, work in the background.
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG).pollInterval(POLL);
    }

    /// Waits for what takes a moment, less than a second where there is room: whether it does is measured, on a machine that has nothing else to do.
    public static ConditionFactory atOnce() {
        return Awaitility.await().atMost(AT_ONCE).pollInterval(POLL);
    }
}
