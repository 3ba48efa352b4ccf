package org.meridiem.content.comment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;

/// A decision on one comment.
///
/// @param decision which
/// @param reason   for colleagues
@Schema(name = "CommentDecision", description = "A decision on one comment.", examples = "{\"decision\": \"reject\", \"reason\": \"Insults the author\"}")
record DecisionRequest(@NotNull Decision decision,
        @Nullable @Size(max = 500) @PlainText(lines = true) @Schema(description = "For colleagues; readers are not told.") String reason) {

    @Nullable
    String tidyReason() {
        return Texts.tidyOrNull(reason);
    }
}
