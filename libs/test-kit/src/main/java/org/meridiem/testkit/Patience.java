package org.meridiem.testkit;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// How long tests wait for what is bound to come. Whoever passes never waits so long; the bounds are for a machine that does ten other things, as
/// one that builds all modules at once does.
public final class Patience {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(50);

    private Patience() {
    }

    /// Waits for what comes by itself: an event, a mail, work in the background.
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG).pollInterval(POLL);
    }

    /// Waits for what has to be there within a second.
    public static ConditionFactory atOnce() {
        return Awaitility.await().atMost(AT_ONCE).pollInterval(POLL);
    }
}
