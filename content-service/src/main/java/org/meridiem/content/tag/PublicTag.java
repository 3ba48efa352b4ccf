package org.meridiem.content.tag;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A tag as readers see it.
///
/// @param slug         its address
/// @param name         its name
/// @param description  what belongs under it, plain text, may be empty
/// @param articleCount published articles that have it
@Schema(name = "Tag", description = "A tag as readers see it", requiredProperties = { "slug", "name", "description", "articleCount" })
record PublicTag(@Schema(examples = "voice-assistants") String slug, @Schema(examples = "Voice assistants") String name,
        @Schema(description = "What belongs under it, plain text") String description,
        @Schema(description = "Published articles that have it", examples = "12") long articleCount) {

    static PublicTag of(Tag tag, long articleCount) {
        return new PublicTag(tag.slug(), tag.name(), tag.description(), articleCount);
    }
}
