package org.meridiem.kit.http;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What somebody who works on an old version needs to know.
///
/// @param currentVersion the version to start from
/// @param changedFields  members that differ between the version the caller knows and the present one
/// @param changedBy      who made the present version, by name
/// @param changedAt      when
public record StaleVersion(long currentVersion, List<String> changedFields, @Nullable String changedBy,
        @Nullable Instant changedAt) {
    /// Copies the list.
    public StaleVersion {
        changedFields = List.copyOf(changedFields);
    }
}
