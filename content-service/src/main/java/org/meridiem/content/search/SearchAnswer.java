package org.meridiem.content.search;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// One page of what was found.
///
/// @param items                cards, as JSON
/// @param nextCursor           where the next page begins
/// @param total                how many there are in all
/// @param countsAreLowerBounds whether there are more than were counted
/// @param facets               hits by section, tag and author, most first
/// @param correctedQuery       what was looked for instead, when nothing was found
/// @param didYouMean           what would find more
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SearchPage", description = "One page of what was found.")
record SearchAnswer(
        @Schema(type = SchemaType.ARRAY, implementation = SearchHit.class, description = "Cards in the order asked for; with `highlight=true` each has `highlights`.") List<Object> items,
        @Nullable @Schema(description = "Where the next page begins; absent on the last one.") String nextCursor,
        @Nullable @Schema(description = "How many there are in all; with `count=true`.") Long total,
        @Nullable @Schema(description = "True when there are more hits than are counted: `total` and the counts of facets are then of the newest hits only.") Boolean countsAreLowerBounds,
        @Nullable @Schema(description = "Hits by section, tag and author; with `facets`.") Map<String, List<FacetCount>> facets,
        @Nullable @Schema(description = "What was looked for instead, because what was asked for finds nothing.", examples = "harvest") String correctedQuery,
        @Nullable @Schema(description = "What probably was meant, when what was asked for finds little.", examples = "harvest") String didYouMean) {

    /// Hits that one value of a facet has.
    ///
    /// @param slug  of the section, tag or author
    /// @param name  as shown
    /// @param count hits
    @Schema(name = "FacetCount", description = "Hits in a section, with a tag or of an author.")
    record FacetCount(@Schema(examples = "tea") String slug, @Schema(examples = "Tea") String name,
            @Schema(examples = "12") long count) {
    }
}
