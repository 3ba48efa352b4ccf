package org.meridiem.content.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How many rows became what.
///
/// @param created   something new
/// @param updated   what was here says what the source says now
/// @param unchanged was here already
/// @param skipped   left out on purpose
/// @param failed    could not be taken over
@Schema(description = "How many rows became what.", requiredProperties = {"created", "updated", "unchanged", "skipped",
        "failed"})
record ImportCounts(long created, long updated, long unchanged, long skipped, long failed) {
}
