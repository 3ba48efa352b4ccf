package org.meridiem.trending.levers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingLever;

/// A lever as editors see it.
///
/// @param active  whether it does anything now
/// @param ended   whether it was taken back
/// @param changes who did what and why, oldest first
record LeverView(UUID id, long version, TrendingLever.Action action, @Nullable UUID article, @Nullable String section,
        @Nullable String list, @Nullable Integer place, Instant until, boolean active, boolean ended,
        Instant createdAt, List<ChangeView> changes) {

    /// @param by name of the editor
    record ChangeView(Instant at, String by, String what, String reason) {
    }

    static LeverView of(TrendingLever.State lever, Instant now) {
        return new LeverView(lever.id(), lever.version(), lever.action(), lever.article(), lever.section(),
                lever.list(), lever.place(), lever.until(), LeverWatch.isAtWork(lever, now), lever.ended(),
                Levers.createdAt(lever),
                lever.changes().stream()
                        .map(change -> new ChangeView(change.at(), change.name(), change.what(), change.reason()))
                        .toList());
    }
}
