package org.meridiem.content.tag;

import java.util.List;

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

/// What a colleague may write of a tag.
///
/// @param name        as readers see it
/// @param slug        its address; made out of the name when a new tag comes without one, kept when a change comes without one
/// @param description what belongs under it
/// @param synonyms    other slugs that lead to it; kept when absent
@Schema(description = "What may be written of a tag")
record TagWrite(
        @Schema(description = "As readers see it", examples = "Voice assistants") @NotBlank @Size(max = 120) @PlainText String name,
        @Schema(description = "Its address. A new tag without one gets one made out of its name; a change without one keeps it.", pattern = SlugPolicy.PATTERN, maxLength = SlugPolicy.MAX_LENGTH, examples = "voice-assistants") @Nullable @Slug String slug,
        @Schema(description = "What belongs under it, plain text", examples = "Alexa, Siri, Gemini and those to come") @Nullable @Size(max = 1000) @PlainText(lines = true) String description,
        @Schema(description = "Other slugs that lead to it: former ones, those of tags that were merged into it, and synonyms. Absent keeps them as they are; one that is left out becomes free for others.", examples = "[\"smart-speakers\"]") @Nullable @Size(max = 1000) @UniqueElements List<@NotNull @Slug String> synonyms) {

    static TagWrite of(Tag tag) {
        // Absent, so that a patch that does not name them keeps them, however many there are.
        return new TagWrite(tag.name(), tag.slug(), tag.description(), null);
    }

    TagWrite withSynonyms(@Nullable List<String> others) {
        return new TagWrite(name, slug, description, others);
    }

    String tidyName() {
        return Texts.tidyOrEmpty(name);
    }

    String tidyDescription() {
        return Texts.tidyOrEmpty(description);
    }
}
