package org.meridiem.content.article;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.slug.Slug;

/// Which articles an editor means: the filters of the editorial list. An empty list of values means any.
///
/// @param status  states
/// @param author  slugs of authors in the byline
/// @param section slugs of sections; those below them count
/// @param q       part of the headline or slug, in any case
/// @param mine    only what the caller created
@Schema(name = "ArticleCriteria", description = "Which articles: the filters of the editorial list. All of them must hold; of several values of one filter, any.")
public record ArticleCriteria(@Nullable @Size(max = 8) List<@NotNull Status> status,
        @Nullable @Size(max = 50) @Schema(description = "Slugs of authors in the byline.") List<@NotNull @Slug String> author,
        @Nullable @Size(max = 50) @Schema(description = "Slugs of sections; those below them count.") List<@NotNull @Slug String> section,
        @Nullable @Size(min = 1, max = 200) @Schema(description = "Part of the headline or slug, in any case.") String q,
        @Nullable @Schema(description = "Only what the caller created. For a contributor that is always so.", defaultValue = "false") Boolean mine) {

    /// Copies.
    public ArticleCriteria {
        status = status == null ? List.of() : List.copyOf(status);
        author = author == null ? List.of() : List.copyOf(author);
        section = section == null ? List.of() : List.copyOf(section);
        mine = Boolean.TRUE.equals(mine);
    }
}
