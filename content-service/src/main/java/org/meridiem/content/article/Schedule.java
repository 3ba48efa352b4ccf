package org.meridiem.content.article;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// When which revision goes out by itself.
///
/// @param at       not before
/// @param revision its number; later edits do not change what goes out
/// @param zone     IANA time zone in which the editor thought of it
@Embeddable
@Schema(name = "Schedule", requiredProperties = {"at",
        "revision"}, description = "When which revision goes out by itself. Later edits do not change what goes out.")
public record Schedule(@Column(name = "schedule_at") Instant at,
        @Column(name = "schedule_revision") @Schema(description = "Number of the revision that goes out.") Integer revision,
        @Column(name = "schedule_zone") @Nullable @Schema(description = "IANA time zone in which the editor thought of it.", examples = "Europe/Lisbon") String zone) {
}
