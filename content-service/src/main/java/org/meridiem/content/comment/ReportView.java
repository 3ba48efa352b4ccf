package org.meridiem.content.comment;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A report as moderators see it.
///
/// @param reader     who reported
/// @param reason     the kind
/// @param note       may be empty
/// @param settled    whether a moderator approved the comment since
/// @param reportedAt when
@Schema(name = "CommentReport", description = "What a reader says against a comment.", requiredProperties = {"reader",
        "reason", "note", "settled", "reportedAt"})
record ReportView(@Schema(description = "The identity provider's stable id of the reader.") String reader,
        ReportReason reason, String note,
        @Schema(description = "Whether a moderator approved the comment since.") boolean settled, Instant reportedAt) {
}
