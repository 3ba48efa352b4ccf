package org.meridiem.content.article;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.URL;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What search engines and link previews are told instead of headline, dek and the article's own address.
///
/// @param title        instead of the headline
/// @param description  instead of the dek
/// @param canonicalUrl where the text was first published, if not here; absolute http(s)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SeoOverrides", description = "What search engines and link previews are told instead of headline, dek and the article's own address.")
public record SeoOverrides(@Nullable @Size(max = 200) @PlainText String title,
        @Nullable @Size(max = 500) @PlainText String description,
        @Nullable @Size(max = 2_000) @URL(regexp = "^https?://.*") String canonicalUrl) {
}
