package org.meridiem.content.revision;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.body.Block;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What became of one block, in the order in which a page that shows both revisions as one would show it.
///
/// @param op     what
/// @param from   its index in the earlier body
/// @param to     its index in the later body
/// @param before the block of the earlier body, where it was deleted or changed
/// @param after  the block of the later body, unless it was deleted
/// @param inline of a changed one: its text word by word; all equal where only its form changed
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BlockChange", requiredProperties = {
        "op"}, description = "What became of one block, in the order in which a page that shows both revisions as one would show it.")
record BlockChange(ChangeKind op,
        @Nullable @Schema(description = "Index in the earlier body.") Integer from,
        @Nullable @Schema(description = "Index in the later body.") Integer to,
        @Nullable @Schema(description = "The block of the earlier body, where it was deleted or changed.") Block before,
        @Nullable @Schema(description = "The block of the later body, unless it was deleted.") Block after,
        @Nullable @Schema(description = "Of a changed one: its text word by word; all equal where only its form changed.") List<TextPart> inline) {
}
