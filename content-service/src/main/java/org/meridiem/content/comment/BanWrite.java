package org.meridiem.content.comment;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;

/// A ban that a moderator speaks.
///
/// @param author whom
/// @param reason why
/// @param until  null for good
@Schema(name = "CommentBanWrite", description = "A ban to begin.", examples = "{\"author\": \"00000000-0000-4000-8000-000000000007\", \"reason\": \"Advertising again and again\", \"until\": \"2031-01-31T00:00:00Z\"}")
record BanWrite(
        @NotBlank @Size(max = 255) @PlainText @Schema(description = "`author.id` of a comment.") String author,
        @NotBlank @Size(max = 500) @PlainText @Schema(description = "Told to the reader.") String reason,
        @Nullable @Schema(description = "In the future; for good when absent.") Instant until) {

    String tidyReason() {
        return Texts.tidyOrEmpty(reason);
    }
}
