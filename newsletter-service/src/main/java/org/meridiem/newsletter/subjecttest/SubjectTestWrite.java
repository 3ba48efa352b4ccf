package org.meridiem.newsletter.subjecttest;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A subject test as editors write it.
@Schema(name = "SubjectTestWrite", description = "Subjects to try on a part of an issue's audience.", examples = "{\"subjects\": [\"The week in chips\", \"Why chips got cheaper\"], \"sharePercent\": 20, \"decideBy\": \"opens\", \"waitMinutes\": 60}")
record SubjectTestWrite(
        @Schema(description = "Two to four", required = true) @NotNull @Size(min = 2, max = 4) List<@NotBlank @Size(max = 200) String> subjects,
        @Schema(description = "Per cent of the audience that take part, all subjects together", defaultValue = "20") @Min(1) @Max(100) @Nullable Integer sharePercent,
        @Schema(description = "What decides; by hand unless told") @Nullable DecideBy decideBy,
        @Schema(description = "Minutes from sending until the rest gets the winner; without a decision by hand until then the first subject wins", defaultValue = "60") @Min(1) @Max(1440) @Nullable Integer waitMinutes) {
}
