package org.meridiem.content.article;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// When which revision goes out by itself.
///
/// @param at       not before
/// @param revision its number; later edits do not change what goes out
@Schema(name = "Schedule", description = "When which revision goes out by itself. Later edits do not change what goes out.")
public record Schedule(Instant at, @Schema(description = "Number of the revision that goes out.") int revision) {
}
