package org.meridiem.content.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.editing.PlainText;

/// A question that people ask, with the answer.
///
/// @param question plain text
/// @param answer   plain text, may have lines
@Schema(name = "FaqEntry", description = "A question that people ask, with the answer. Plain text.")
public record FaqEntry(
        @NotBlank @Size(max = 300) @PlainText @Schema(examples = "What changes for readers?") String question,
        @NotBlank @Size(max = 5_000) @PlainText(lines = true) @Schema(examples = "Nothing but the speed.") String answer) {
}
