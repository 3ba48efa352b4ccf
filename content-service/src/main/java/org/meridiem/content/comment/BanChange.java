package org.meridiem.content.comment;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;

/// What a ban becomes.
///
/// @param reason why
/// @param until  null for good
@Schema(name = "CommentBanChange", description = "What a ban becomes.", examples = "{\"reason\": \"Advertising\", \"until\": \"2031-01-31T00:00:00Z\"}")
record BanChange(
        @NotBlank @Size(max = 500) @PlainText @Schema(description = "Told to the reader.") String reason,
        @Nullable @Schema(description = "In the future; for good when absent.") Instant until) {

    String tidyReason() {
        return Texts.tidyOrEmpty(reason);
    }
}
