package org.meridiem.content.body;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A body as it is sent: exactly one of the three forms.
///
/// @param markdown CommonMark with tables, strikethrough and bare links
/// @param html     a fragment of HTML
/// @param blocks   the stored form
@Schema(name = "BodySource", description = "Exactly one of the three forms. Markdown and HTML are converted to blocks, which are what is stored.", examples = "{\"markdown\": \"First paragraph.\\n\\n## A heading\\n\\nSecond *paragraph*.\"}")
public record BodySource(
        @Schema(description = "CommonMark with tables, strikethrough and bare links.", maxLength = BodyLimits.SOURCE) @Nullable String markdown,
        @Schema(description = "A fragment of HTML; what the allow-list does not hold is dropped.", maxLength = BodyLimits.SOURCE) @Nullable String html,
        @Schema(maxItems = BodyLimits.BLOCKS) @Nullable List<Block> blocks) {

    /// The form that is given out again.
    public static BodySource of(List<Block> blocks) {
        return new BodySource(null, null, blocks);
    }
}
