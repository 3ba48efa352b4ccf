package org.meridiem.content.tag;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.editing.Editor;

/// A tag as colleagues see it.
///
/// @param id          never changes
/// @param slug        its address
/// @param name        as readers see it
/// @param description may be empty
/// @param synonyms    other slugs that lead to it
/// @param version     the number in its ETag
/// @param createdAt   when it came into being
/// @param createdBy   who made it
/// @param updatedAt   when this version was made
/// @param updatedBy   who made this version
@Schema(name = "EditorialTag", description = "A tag as colleagues see it", requiredProperties = {"id", "slug", "name",
        "description", "synonyms", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
record TagView(UUID id, String slug, String name, String description,
        @Schema(description = "Other slugs that lead to it: former ones, those of tags that were merged into it, and synonyms") List<String> synonyms,
        long version, Instant createdAt, Editor createdBy,
        Instant updatedAt,
        Editor updatedBy) {

    static TagView of(Tag tag, List<String> synonyms) {
        var stamp = tag.stamp();
        return new TagView(tag.id(), tag.slug(), tag.name(), tag.description(), synonyms, stamp.version(),
                stamp.createdAt(),
                stamp.creator(),
                stamp.updatedAt(), stamp.editor());
    }
}
