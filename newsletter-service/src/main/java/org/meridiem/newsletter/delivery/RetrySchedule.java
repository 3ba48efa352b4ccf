package org.meridiem.newsletter.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a recipient whose server refused for now is tried again.
///
/// @param delays after the first refusal, after the second, and so on
/// @param random spreads recipients that were refused together
record RetrySchedule(List<Duration> delays, RandomGenerator random) {

    /// A tenth more at most.
    private static final double SPREAD = 0.1;

    RetrySchedule {
        delays = List.copyOf(delays);
    }

    /// How long to wait.
    ///
    /// @param refusals how many there were, the present one included
    /// @return empty when the recipient is given up
    Optional<Duration> after(int refusals) {
        if (refusals > delays.size()) {
            return Optional.empty();
        }
        Duration delay = delays.get(refusals - 1);
        return Optional.of(delay.plusMillis((long) (delay.toMillis() * SPREAD * random.nextDouble())));
    }
}
