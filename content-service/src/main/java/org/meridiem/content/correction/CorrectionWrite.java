package org.meridiem.content.correction;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;

/// What a client may write of a correction.
///
/// @param text what was wrong and what is right, plain text
/// @param at   the date shown to readers, not in the future; now when absent at creation, kept when absent later
@Schema(name = "CorrectionWrite", examples = "{\"text\": \"An earlier version gave the price of green tea as that of black tea.\"}")
record CorrectionWrite(
        @NotBlank @Size(max = 2_000) @PlainText(lines = true) @Schema(description = "What was wrong and what is right. Plain text.") String text,
        @Nullable @Schema(description = "The date shown to readers, not in the future. Now when absent at creation, kept when absent later.") Instant at) {
}
