package org.meridiem.content.revision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A piece of a text that was compared word by word. The equal and deleted ones in order are the earlier text, the equal and inserted ones
/// the later.
///
/// @param op   equal, inserted or deleted
/// @param text plain text
@Schema(name = "TextPart", requiredProperties = {"op",
        "text"}, description = "A piece of a text that was compared word by word. The equal and deleted ones in order are the earlier text, the equal and inserted ones the later.")
record TextPart(@Schema(description = "`equal`, `inserted` or `deleted`.") ChangeKind op,
        @Schema(description = "Plain text.") String text) {
}
