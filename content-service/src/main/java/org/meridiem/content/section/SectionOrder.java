package org.meridiem.content.section;

import java.util.List;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.slug.Slug;

/// The order of all sections that are below one.
///
/// @param parent slug of the section above; none for the top sections
/// @param order  slugs of all sections directly below it
@Schema(description = "The order of all sections that are below one")
record SectionOrder(
        @Schema(description = "Slug of the section above; absent for the top sections", examples = "technology") @Nullable @Slug String parent,
        @Schema(description = "Slugs of all sections directly below it, first one first", examples = "[\"ai\", \"gadgets\"]") @NotEmpty @Size(max = 1000) @UniqueElements List<@NotNull @Slug String> order) {
}
