package org.meridiem.content.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to try again.
///
/// @param waits  after the first, second … failure
/// @param jitter by how much of itself each is made longer or shorter
record RetrySchedule(List<Duration> waits, double jitter) {

    /// The wait before the next attempt, empty when there is none.
    ///
    /// @param failures so far, at least 1
    Optional<Duration> after(int failures, RandomGenerator random) {
        if (failures > waits.size()) {
            return Optional.empty();
        }
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Optional.of(Duration.ofMillis(Math.round(waits.get(failures - 1).toMillis() * factor)));
    }
}
