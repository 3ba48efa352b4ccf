package org.meridiem.content.article;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where a picture is shown.
///
/// @param count      how many refer to it in all; only a picture with none can be deleted
/// @param uses       how many by kind
/// @param items      the articles that the caller may see, newest first
/// @param nextCursor where the next page of them begins
@Schema(name = "MediaUsage", description = "Where a picture is shown", requiredProperties = {"count", "uses", "items"})
record PictureUsageView(
        @Schema(description = "How many refer to it in all, also those that the caller may not see") long count,
        @Schema(description = "How many by kind", examples = "{\"articles\": 2, \"authors\": 0, \"sites\": 1}") Map<String, Long> uses,
        @Schema(description = "The articles that the caller may see, newest first") List<Item> items,
        @Nullable @Schema(description = "Pass it as `cursor` for the next page; absent on the last one") String nextCursor) {

    /// An article that shows it.
    ///
    /// @param id       the article
    /// @param headline of its newest revision
    /// @param slug     of its newest revision
    /// @param status   where it stands
    /// @param shownToReaders whether what readers see shows the picture
    @Schema(name = "MediaUse", description = "An article that shows a picture")
    record Item(UUID id, String headline, String slug, Status status,
            @Schema(description = "Whether what readers see shows the picture") boolean shownToReaders) {
    }
}
