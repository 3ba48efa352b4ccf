package org.meridiem.content.section;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.slug.SlugPolicy;

/// What a colleague may write of a section.
///
/// @param name        as readers see it
/// @param slug        its address; made out of the name when a new section comes without one, kept when a change comes without one
/// @param description what is filed here
/// @param parent      slug of the section above; none for a top section
/// @param position    place among its siblings; a new section without one goes last, a change without one keeps it
/// @param formerSlugs other slugs that lead to it; kept when absent
@Schema(description = "What may be written of a section")
record SectionWrite(
        @Schema(description = "As readers see it", examples = "AI & Machine Learning") @NotBlank @Size(max = 120) @PlainText String name,
        @Schema(description = "Its address, unique in the whole tree. A new section without one gets one made out of its name; a change without one keeps it.", pattern = SlugPolicy.PATTERN, maxLength = SlugPolicy.MAX_LENGTH, examples = "ai") @Nullable @Slug String slug,
        @Schema(description = "What is filed here, plain text") @Nullable @Size(max = 1000) @PlainText(lines = true) String description,
        @Schema(description = "Slug of the section above; absent for a top section", pattern = SlugPolicy.PATTERN, maxLength = SlugPolicy.MAX_LENGTH, examples = "technology") @Nullable @Slug String parent,
        @Schema(description = "Place among its siblings, lowest first. A new section without one goes last; a change without one keeps it.", examples = "2") @Nullable @Min(0) @Max(SectionWrite.MAX_POSITION) Integer position,
        @Schema(description = "Other slugs that lead to it: former ones and those of sections that were merged into it. Absent keeps them as they are; one that is left out becomes free for others.") @Nullable @Size(max = 1000) @UniqueElements List<@NotNull @Slug String> formerSlugs) {

    static final int MAX_POSITION = 9_999;

    static SectionWrite of(Section section) {
        return new SectionWrite(section.name(), section.slug(), section.description(), section.parentSlug(),
                section.position(), null);
    }

    SectionWrite withFormerSlugs(@Nullable List<String> others) {
        return new SectionWrite(name, slug, description, parent, position, others);
    }

    String tidyName() {
        return Texts.tidyOrEmpty(name);
    }

    String tidyDescription() {
        return Texts.tidyOrEmpty(description);
    }
}
