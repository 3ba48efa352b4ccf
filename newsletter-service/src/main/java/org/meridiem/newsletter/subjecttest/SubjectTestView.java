package org.meridiem.newsletter.subjecttest;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A subject test as editors see it; its figures are among the statistics.
@Schema(name = "SubjectTest", description = "A subject test; its figures are among the issue's statistics.")
record SubjectTestView(
        @Schema(description = "The subjects", required = true) List<String> subjects,
        @Schema(description = "Per cent of the audience that take part", required = true) int sharePercent,
        @Schema(description = "What decides", required = true) DecideBy decideBy,
        @Schema(description = "Minutes from sending until the rest gets the winner", required = true) int waitMinutes,
        @Schema(description = "When the winner is chosen, once the issue is sent") @Nullable Instant decideAt,
        @Schema(description = "Which subject won, counted from 0") @Nullable Integer winner,
        @Schema(description = "When that was decided") @Nullable Instant decidedAt,
        @Schema(description = "By whom; absent when the figures decided") @Nullable String decidedBy,
        @Schema(description = "What If-Match takes", required = true) long version) {
}
