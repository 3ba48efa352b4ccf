package org.meridiem.content.caching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/// What this replica has heard of changes: whether something that was read, perhaps from a database that lags, is as new as that.
@ApplicationScoped
public class Recency {

    private final AnswerCache cache;
    private final Certainty certainty;

    Recency(AnswerCache cache, Certainty certainty) {
        this.cache = cache;
        this.certainty = certainty;
    }

    /// Whether changes are heard of, within moments, and those were that came shortly before. While they are not, nothing tells whether a database that lags is up to
    /// date.
    public boolean isCertain() {
        return certainty.isCertain();
    }

    /// When something with one of these tags last changed, as far as it is remembered.
    public Optional<Instant> lastChange(List<String> tags) {
        return cache.lastPurge(tags);
    }

    /// How many changes were heard of: as long as it stays the same, nothing that was read is known to be out of date.
    public long changes() {
        return cache.purges();
    }
}
