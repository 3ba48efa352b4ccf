package org.meridiem.content.site;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.slug.SlugPolicy;

/// An entry of the menu as a colleague writes it: a link, or a heading with links below it, or both.
///
/// @param label   as shown; a section's own name unless said otherwise
/// @param section its slug
/// @param url     absolute, or a path of the site
/// @param items   the links below it
@Schema(name = "SiteMenuWrite", description = "An entry of the menu: a link, or a heading with links below it, or both")
record MenuWrite(
        @Schema(description = "As shown; without it, a section's own name", examples = "More") @Nullable @Size(max = 80) @PlainText String label,
        @Schema(description = "A section; instead of `url`", pattern = SlugPolicy.PATTERN, maxLength = SlugPolicy.MAX_LENGTH, examples = "technology") @Nullable @Slug String section,
        @Schema(description = "Absolute, or a path of the site; instead of `section`", examples = "/about") @Nullable @Size(max = SiteCheck.MAX_ADDRESS) @PlainText String url,
        @Schema(description = "The links below it") @Nullable @Size(max = 30) List<@Valid @NotNull LinkWrite> items) {

    LinkWrite link() {
        return new LinkWrite(label, section, url);
    }

    List<LinkWrite> itemsOrNone() {
        return items == null ? List.of() : items;
    }
}
