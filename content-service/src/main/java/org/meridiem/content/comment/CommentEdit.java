package org.meridiem.content.comment;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a reader meant to say.
///
/// @param text plain text
@Schema(name = "CommentEdit", description = "What a reader meant to say.", examples = "{\"text\": \"The harvest was better still in the south.\"}")
record CommentEdit(
        @NotNull @Schema(description = "Plain text; line breaks are kept, markup is shown as it is written.", maxLength = 5_000) String text) {
}
