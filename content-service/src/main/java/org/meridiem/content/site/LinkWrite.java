package org.meridiem.content.site;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.slug.SlugPolicy;

/// A link as a colleague writes it: to a section, or to an address.
///
/// @param label   as shown; a section's own name unless said otherwise
/// @param section its slug
/// @param url     absolute, or a path of the site
@Schema(name = "SiteLinkWrite", description = "A link to a section or to an address")
record LinkWrite(
        @Schema(description = "As shown; without it, a section's own name", examples = "Contact") @Nullable @Size(max = 80) @PlainText String label,
        @Schema(description = "A section; instead of `url`", pattern = SlugPolicy.PATTERN, maxLength = SlugPolicy.MAX_LENGTH, examples = "technology") @Nullable @Slug String section,
        @Schema(description = "Absolute, or a path of the site; instead of `section`", examples = "/contact") @Nullable @Size(max = SiteCheck.MAX_ADDRESS) @PlainText String url) {
}
