package org.meridiem.content.comment;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;

/// One decision on many comments.
///
/// @param decision which
/// @param reason   for colleagues
/// @param items    which comments
@Schema(name = "CommentBulkDecision", description = "One decision on many comments.", examples = "{\"decision\": \"spam\", \"items\": [{\"id\": \"01990d2f-6a00-7c31-9b52-3f0e5d7a1c05\", \"version\": 1}]}")
record BulkDecisionRequest(@NotNull Decision decision,
        @Nullable @Size(max = 500) @PlainText(lines = true) @Schema(description = "For colleagues; readers are not told.") String reason,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Item> items) {

    /// A comment as the moderator read it.
    ///
    /// @param id      the comment
    /// @param version as If-Match would have it
    @Schema(name = "CommentVersion", description = "A comment as the moderator read it.")
    record Item(@NotNull UUID id,
            @NotNull @Min(1) @Schema(description = "The `version` that was read; another one is not decided on.") Long version) {
    }

    @Nullable
    String tidyReason() {
        return Texts.tidyOrNull(reason);
    }
}
