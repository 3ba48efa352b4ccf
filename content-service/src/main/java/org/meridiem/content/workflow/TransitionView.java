package org.meridiem.content.workflow;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Status;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A step that was made.
///
/// @param transition which
/// @param from       state before
/// @param to         state after
/// @param revision   number of the newest revision then
/// @param note       what was said about it
/// @param at         when
/// @param by         who
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TransitionRecord", description = "A step of the workflow that was made.")
record TransitionView(@Schema(examples = "approve") String transition, Status from, Status to,
        @Schema(description = "Number of the newest revision then.") int revision, @Nullable String note, Instant at,
        Editor by) {
}
