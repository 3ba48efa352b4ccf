package org.meridiem.content.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.editing.PlainText;

/// Whom to forget.
///
/// @param author subject of the reader
@Schema(name = "CommentErasure", description = "Whom to forget.", examples = "{\"author\": \"00000000-0000-4000-8000-000000000007\"}")
record ErasureRequest(
        @NotBlank @Size(max = 255) @PlainText @Schema(description = "`author.id` of a comment.") String author) {
}
