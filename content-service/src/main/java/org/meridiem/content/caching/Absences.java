package org.meridiem.content.caching;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// What is not there, kept briefly and apart, so that guessing addresses neither costs a statement each time nor drives a page out.
final class Absences {

    private final Cache<String, Absence> kept;

    Absences(CachingConfig config) {
        this.kept = Caffeine.newBuilder()
                .maximumSize(config.size().asLongValue() == 0 ? 0 : config.absences())
                .expireAfterWrite(config.absentFor())
                .build();
    }

    @Nullable
    Absence find(String key) {
        return kept.getIfPresent(key);
    }

    void put(String key, Absence absence) {
        kept.put(key, absence);
    }

    void forget(String key) {
        kept.invalidate(key);
    }

    void purge(Set<String> tags) {
        kept.asMap().values().removeIf(absence -> absence.tags().stream().anyMatch(tags::contains));
    }

    void clear() {
        kept.invalidateAll();
    }
}
