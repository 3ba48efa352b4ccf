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
/// @param zone       IANA time zone in which the editor thinks of the times ahead
/// @param unpublishAt `schedule` and `publish`: when readers lose it again
/// @param note       for the history, plain text
@Schema(name = "TransitionRequest", description = "A step of the workflow.", examples = "{\"transition\": \"schedule\", \"at\": \"2030-01-31T06:00:00Z\", \"note\": \"After the embargo\"}")
public record TransitionRequest(@NotNull Transition transition,
        @Nullable @Schema(description = "`schedule`: when, in the future. `publish`: the publication date to show readers, in the past; now when absent.") Instant at,
        @Nullable @Schema(description = "IANA time zone in which the editor thinks of the times ahead; kept beside them.", examples = "Europe/Lisbon") String zone,
        @Nullable @Schema(description = "`schedule` and `publish`: when readers lose it again, in the future. What was set before stays when absent.") Instant unpublishAt,
        @Nullable @Size(max = 2_000) @PlainText(lines = true) @Schema(description = "For the history.") String note) {
}
