package org.meridiem.content.comment;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of a public page, for the API description.
///
/// @param items      in the list's order
/// @param nextCursor where the next page begins
/// @param total      how many there are in all
@Schema(name = "CommentPage", description = "One page of comments.", requiredProperties = {"items"})
record CommentPage(List<PublicComment> items,
        @Nullable @Schema(description = "Where the next page begins; absent on the last one.") String nextCursor,
        @Nullable @Schema(description = "Visible comments of the article in all, answers included, when asked for.") Long total) {
}
