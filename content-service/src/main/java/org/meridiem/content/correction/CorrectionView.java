package org.meridiem.content.correction;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.editing.Editor;

/// A correction as editors see it.
///
/// @param id        UUID of version 7
/// @param version   the ETag
/// @param at        the date shown to readers
/// @param text      what was wrong and what is right
/// @param createdAt when
/// @param createdBy who
/// @param updatedAt when
/// @param updatedBy who
@Schema(name = "ArticleCorrection", requiredProperties = {"id", "version", "at", "text", "createdAt", "createdBy",
        "updatedAt", "updatedBy"}, description = "An error of an article that was put right, as editors see it.")
record CorrectionView(UUID id, @Schema(description = "Its ETag: grows by one with each change.") long version,
        @Schema(description = "The date shown to readers.") Instant at,
        @Schema(description = "What was wrong and what is right. Plain text.") String text, Instant createdAt,
        Editor createdBy, Instant updatedAt, Editor updatedBy) {

    static CorrectionView of(Correction correction) {
        return new CorrectionView(correction.id(), correction.stamp().version(), correction.correctedAt(),
                correction.text(), correction.stamp().createdAt(), correction.stamp().creator(),
                correction.stamp().updatedAt(), correction.stamp().editor());
    }
}
