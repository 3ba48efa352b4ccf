package org.meridiem.content.search;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.publication.PublishedCard;

import com.fasterxml.jackson.annotation.JsonInclude;

/// The shape of an item of a search, for the API description: the real ones are written from stored bytes.
///
/// @param highlights where it matches
@Schema(name = "SearchHit", description = "A card and where it matches.", allOf = PublishedCard.class)
record SearchHit(@Nullable Highlights highlights) {

    /// Where an article matches. Each text is escaped HTML whose only tag is `<mark>`.
    ///
    /// @param headline the whole headline
    /// @param dek      the whole dek
    /// @param body     passages of the body
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "Highlights", description = "Where an article matches: escaped HTML whose only tag is `<mark>`. Members without a match are left out.")
    record Highlights(@Nullable @Schema(examples = "<mark>Tea</mark> prices fall") String headline,
            @Nullable String dek, @Schema(description = "Passages of the body.") List<String> body) {
    }
}
