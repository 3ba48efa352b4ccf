package org.meridiem.content.delivery;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.publication.PublishedCard;

/// The shape of a page of cards, for the API description: the real ones are written from stored bytes.
///
/// @param items      in the list's order
/// @param nextCursor where the next page begins
/// @param total      how many there are in all
@Schema(name = "ArticleCardPage", description = "One page of cards.")
record CardPage(List<PublishedCard> items,
        @Nullable @Schema(description = "Where the next page begins; absent on the last one.") String nextCursor,
        @Nullable @Schema(description = "How many there are in all; with `count=true`.") Long total) {
}
