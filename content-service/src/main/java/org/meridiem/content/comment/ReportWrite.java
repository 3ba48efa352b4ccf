package org.meridiem.content.comment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;

/// What a reader says against a comment.
///
/// @param reason the kind
/// @param note   for moderators
@Schema(name = "CommentReportWrite", description = "What a reader says against a comment.", examples = "{\"reason\": \"ABUSE\", \"note\": \"Names a private person\"}")
record ReportWrite(@NotNull ReportReason reason,
        @Nullable @Size(max = 500) @PlainText(lines = true) @Schema(description = "For moderators.") String note) {
}
