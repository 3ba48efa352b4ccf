package org.meridiem.newsletter.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Whether it makes sense to try the mail server: after a failed connection nobody tries for a while, each time longer, until one succeeds.
///
/// That the server is away is nobody's refusal: no recipient loses an attempt by it. Safe for any number of threads.
final class Reachability {

    private static final Duration FIRST = Duration.ofSeconds(1);

    private final Clock clock;
    private final Duration longest;
    private Duration next = FIRST;
    private Instant tryAgain = Instant.MIN;

    Reachability(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /// True while nobody should try.
    synchronized boolean resting() {
        return clock.instant().isBefore(tryAgain);
    }

    /// A connection could not be opened. Several that fail together count once.
    synchronized void failed() {
        if (!resting()) {
            tryAgain = clock.instant().plus(next);
            next = next.multipliedBy(2).compareTo(longest) > 0 ? longest : next.multipliedBy(2);
        }
    }

    /// The server answered.
    synchronized void succeeded() {
        next = FIRST;
        tryAgain = Instant.MIN;
    }
}
