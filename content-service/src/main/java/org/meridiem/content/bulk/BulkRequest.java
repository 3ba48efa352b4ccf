package org.meridiem.content.bulk;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.workflow.TransitionRequest;

/// What an editor wants done to many articles.
///
/// @param action        what
/// @param selection     to which
/// @param transition    of the action `transition`
/// @param tags          of `addTags` and `removeTags`: slugs
/// @param section       of `move`: slug
/// @param expectedCount how many articles the caller expects to be selected
/// @param dryRun        whether only to tell what would happen
@Schema(name = "BulkRequest", examples = """
        {"action": "transition", "transition": {"transition": "archive", "note": "Old drafts"}, \
        "selection": {"filter": {"status": ["DRAFT"], "section": ["business"]}}, "expectedCount": 12}""")
record BulkRequest(@NotNull BulkAction action, @NotNull @Valid BulkSelection selection,
        @Nullable @Valid @Schema(description = "Of the action `transition`: the step, as for one article.") TransitionRequest transition,
        @Nullable @Size(min = 1, max = 50) @UniqueElements @Schema(description = "Of the actions `addTags` and `removeTags`: slugs.") List<@NotNull @Slug String> tags,
        @Nullable @Slug @Schema(description = "Of the action `move`: slug of the section.") String section,
        @Nullable @Min(0) @Schema(description = "How many articles the caller expects to be selected; needed with a filter. Another number: nothing is done (409).") Integer expectedCount,
        @Nullable @Schema(description = "Only tell what would happen.", defaultValue = "false") Boolean dryRun) {
}
