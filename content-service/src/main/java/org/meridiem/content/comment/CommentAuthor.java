package org.meridiem.content.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who wrote a comment, for moderators.
///
/// @param id   the identity provider's stable id
/// @param name as shown, at the time of writing; empty once erased
@Schema(name = "CommentAuthor", description = "A reader, for moderators.", requiredProperties = {"id", "name"})
record CommentAuthor(@Schema(description = "The identity provider's stable id; `erased` once erased.") String id,
        @Schema(description = "As readers see it.", examples = "reader") String name) {
}
