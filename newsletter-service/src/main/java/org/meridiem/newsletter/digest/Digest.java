package org.meridiem.newsletter.digest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A digest.
///
/// @param id           the key
/// @param newsletterId whose issues it makes
/// @param definition   what editors wrote, complete
/// @param next         what comes next, null while it is paused
/// @param since        the cut-off of the last issue
/// @param mark         version and who changed it
record Digest(UUID id, UUID newsletterId, DigestWrite definition, @Nullable Next next, Instant since, Mark mark) {

    /// The period to come.
    ///
    /// @param period  by the clock of the schedule's zone
    /// @param buildAt when its issue is put together
    record Next(LocalDateTime period, Instant buildAt) {

        static Next of(DigestWrite definition, Timetable timetable, LocalDateTime period) {
            return new Next(period, timetable.instant(period).minus(definition.buildBefore()));
        }
    }

    /// What If-Match and lists need.
    ///
    /// @param version   grows with every change by an editor
    /// @param createdAt when it was made
    /// @param createdBy who made it
    /// @param updatedAt when it changed last
    /// @param updatedBy who changed it last
    record Mark(long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy) {
    }

    Timetable timetable() {
        return Timetable.of(definition.schedule());
    }
}
