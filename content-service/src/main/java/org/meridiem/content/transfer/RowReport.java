package org.meridiem.content.transfer;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What became of one row.
///
/// @param row        its number in the file, from 1
/// @param sourceType what the source calls it
/// @param sourceId   its identity there
/// @param title      for people
/// @param outcome    what became of it
/// @param target     what it is here
/// @param warnings   what of it was not taken over, or not as it was
/// @param problem    why it was skipped or failed
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportRow", description = "What became of one row of an imported file.", requiredProperties = {"row",
        "sourceType", "sourceId",
        "outcome", "warnings"})
record RowReport(@Schema(description = "Its number in the file, from 1.") long row,
        @Schema(description = "What the source calls it.", examples = "post") String sourceType,
        @Schema(description = "Its identity there.") String sourceId, @Nullable String title, Outcome outcome,
        @Schema(description = "What it is here; absent where it is nothing.") @Nullable Target target,
        @Schema(description = "What of it was not taken over, or not as it was.") List<String> warnings,
        @Schema(description = "Why it was skipped or failed.") @Nullable RowProblem problem) {

    /// What a row is here.
    ///
    /// @param kind such as `article`
    /// @param id   its identity
    @Schema(name = "ImportTarget", description = "What a row is here.", requiredProperties = {"kind", "id"})
    record Target(@Schema(examples = "article") String kind, UUID id) {
    }
}
