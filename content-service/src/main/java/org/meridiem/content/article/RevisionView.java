package org.meridiem.content.article;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.annotation.JsonInclude;

/// One save of an article.
///
/// @param number         from 1
/// @param articleVersion the version of the article that the save made
/// @param headline       the headline then
/// @param changedFields  members that differ from the revision before; all that are set for the first one
/// @param restoredFrom   number of the revision whose content this one brought back
/// @param published      whether readers see this one
/// @param createdAt      when
/// @param createdBy      who
/// @param content        what it said, where one revision is asked for
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Revision", description = "One save of an article. Never changes.")
public record RevisionView(
        @Schema(description = "From 1; grows by one with each save. Where retention dropped old ones, numbers are missing.") int number,
        @Schema(description = "The version of the article that the save made.") long articleVersion, String headline,
        @Nullable @Schema(description = "Members that differ from the revision before; absent for the first one.") List<String> changedFields,
        @Nullable @Schema(description = "Number of the revision whose content this one brought back.") Integer restoredFrom,
        @Schema(description = "Whether readers see this one.") boolean published, Instant createdAt, Editor createdBy,
        @Nullable @Schema(description = "What it said; where one revision is asked for.") ArticleWrite content) {
}
