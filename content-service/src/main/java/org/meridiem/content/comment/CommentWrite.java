package org.meridiem.content.comment;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a reader says.
///
/// @param text   plain text
/// @param parent the comment that it answers
@Schema(name = "CommentWrite", description = "What a reader says.", examples = "{\"text\": \"The harvest was better still in the north.\"}")
record CommentWrite(
        @NotNull @Schema(description = "Plain text; line breaks are kept, markup is shown as it is written.", maxLength = 5_000) String text,
        @Nullable @Schema(description = "The comment that it answers.") UUID parent) {
}
