package org.meridiem.content.editing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.meridiem.kit.security.Caller;

/// Version of an editorial resource with who made it and when. Replaced as a whole, never changed.
///
/// @param version       starts at 1 and grows by one with each change; the resource's ETag
/// @param createdAt     to the microsecond, as PostgreSQL keeps it
/// @param createdBy     subject of the creator's token
/// @param createdByName the creator's name at that time
/// @param updatedAt     to the microsecond
/// @param updatedBy     subject of the token of whoever made this version
/// @param updatedByName that person's name at that time
@Embeddable
public record Stamp(@Column(name = "version", nullable = false) long version,
        @Column(name = "created_at", nullable = false, updatable = false) Instant createdAt,
        @Column(name = "created_by", nullable = false, updatable = false) String createdBy,
        @Column(name = "created_by_name", nullable = false, updatable = false) String createdByName,
        @Column(name = "updated_at", nullable = false) Instant updatedAt,
        @Column(name = "updated_by", nullable = false) String updatedBy,
        @Column(name = "updated_by_name", nullable = false) String updatedByName) {

    /// The stamp of something new.
    public static Stamp first(Caller by, Instant at) {
        Instant when = at.truncatedTo(ChronoUnit.MICROS);
        return new Stamp(1, when, by.id(), by.name(), when, by.id(), by.name());
    }

    /// The stamp of the next version.
    public Stamp next(Caller by, Instant at) {
        return new Stamp(version + 1, createdAt, createdBy, createdByName, at.truncatedTo(ChronoUnit.MICROS), by.id(),
                by.name());
    }

    /// Who created it.
    public Editor creator() {
        return new Editor(createdBy, createdByName);
    }

    /// Who made this version.
    public Editor editor() {
        return new Editor(updatedBy, updatedByName);
    }
}
