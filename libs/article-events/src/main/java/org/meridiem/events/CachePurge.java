package org.meridiem.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Public answers that carry one of these tags are out of date, on [Topic#CACHE_PURGES]. The tags are those of the `Cache-Tag` header.
///
/// Repeats are harmless; so is a purge of what nobody keeps.
///
/// @param eventId unique per event
/// @param at      when what they were made from changed
/// @param tags    of the answers, at least one
/// @param erase   whether even an old copy must not be shown any more, not even while the origin is away: what it shows was withdrawn
public record CachePurge(UUID eventId, Instant at, List<String> tags, boolean erase) {

    /// The CloudEvents type.
    public static final String TYPE = "org.meridiem.cache.purged.v1";

    /// Copies the list and refuses members that are missing or break the contract.
    public CachePurge {
        Require.present(eventId, "eventId");
        Require.present(at, "at");
        tags = Require.list(tags, "tags");
        Require.atLeast(1, tags.size(), "number of tags");
        tags.forEach(tag -> Require.filled(tag, "tag"));
    }

    /// The record's key: the first tag.
    public String key() {
        return tags.getFirst();
    }

    /// The JSON value.
    record Value(List<String> tags, boolean erase) {
    }
}
