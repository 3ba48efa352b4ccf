package org.meridiem.content.bulk;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleCriteria;

/// Which articles: named one by one, or by the filters of the editorial list.
///
/// @param articles one by one
/// @param filter   all that the filters find
@Schema(name = "BulkSelection", description = "Which articles: either `articles` or `filter`.")
record BulkSelection(
        @Nullable @Size(min = 1, max = Bulk.MOST) @Schema(description = "One by one.") List<@NotNull @Valid Chosen> articles,
        @Nullable @Valid @Schema(description = "All that the filters find; an empty object means every article.") ArticleCriteria filter) {

    /// One article.
    ///
    /// @param id      which
    /// @param version the version that the caller has seen; whatever is there when absent
    @Schema(name = "BulkArticle", description = "One article of a selection.")
    record Chosen(@NotNull UUID id,
            @Nullable @Min(1) @Schema(description = "The version that was seen: another one is left alone (412). Whatever is there when absent.") Long version) {
    }
}
