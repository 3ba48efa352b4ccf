package org.meridiem.content.workflow;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Transition;
import org.meridiem.content.editing.PlainText;

/// A step that an editor asks for.
///
/// @param transition which
/// @param at         `schedule`: when, in the future. `publish`: the date to show readers, in the past
/// @param note       for the history, plain text
@Schema(name = "TransitionRequest", description = "A step of the workflow.", examples = "{\"transition\": \"schedule\", \"at\": \"2030-01-31T06:00:00Z\", \"note\": \"After the embargo\"}")
record TransitionRequest(@NotNull Transition transition,
        @Nullable @Schema(description = "`schedule`: when, in the future. `publish`: the publication date to show readers, in the past; now when absent.") Instant at,
        @Nullable @Size(max = 2_000) @PlainText(lines = true) @Schema(description = "For the history.") String note) {
}
