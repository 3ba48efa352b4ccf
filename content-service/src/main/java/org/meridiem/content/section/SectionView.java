package org.meridiem.content.section;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// A section as colleagues see it.
///
/// @param id          never changes
/// @param slug        its address
/// @param name        as readers see it
/// @param description may be empty
/// @param parent      slug of the section above, absent for a top one
/// @param position    place among its siblings
/// @param path        slugs from the top down
/// @param formerSlugs other slugs that lead to it
/// @param version     the number in its ETag
/// @param createdAt   when it came into being
/// @param createdBy   who made it
/// @param updatedAt   when this version was made
/// @param updatedBy   who made this version
@Schema(name = "EditorialSection", description = "A section as colleagues see it", requiredProperties = {"id", "slug",
        "name", "description", "position", "path", "formerSlugs", "version", "createdAt", "createdBy", "updatedAt",
        "updatedBy"})
record SectionView(UUID id, String slug, String name, String description, @Nullable String parent, int position,
        @Schema(description = "Slugs from the top section down", examples = "technology/ai") String path,
        @Schema(description = "Other slugs that lead to it: former ones and those of sections that were merged into it") List<String> formerSlugs,
        long version,
        Instant createdAt,
        Editor createdBy, Instant updatedAt, Editor updatedBy) {

    static SectionView of(Section section, List<String> formerSlugs) {
        var stamp = section.stamp();
        return new SectionView(section.id(), section.slug(), section.name(), section.description(),
                section.parentSlug(), section.position(),
                section.path(), formerSlugs, stamp.version(), stamp.createdAt(), stamp.creator(), stamp.updatedAt(),
                stamp.editor());
    }
}
