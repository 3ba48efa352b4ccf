package org.meridiem.content.site;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry of the menu or the footer as readers' pages show it.
///
/// @param label   as shown
/// @param url     where it leads, unless it is a section or only a heading
/// @param section the section that it leads to
/// @param items   the links below it
@Schema(name = "SiteLink", description = "An entry of the menu or the footer: leads to a section, to an address, or is only the heading of the links below it", requiredProperties = {
        "label", "items"})
public record SiteLink(@Schema(description = "As shown", examples = "Technology") String label,
        @Schema(description = "Where it leads: absolute, or a path of the site", examples = "/about") @Nullable String url,
        @Nullable Target section, @Schema(description = "The links below it; these have none") List<SiteLink> items) {

    /// Copies the list.
    public SiteLink {
        items = List.copyOf(items);
    }

    /// A section that a link leads to.
    ///
    /// @param slug its address
    /// @param name its name
    /// @param path slugs from the top section down
    @Schema(name = "LinkedSection", description = "A section that a link leads to")
    public record Target(@Schema(examples = "ai") String slug,
            @Schema(examples = "AI & Machine Learning") String name,
            @Schema(description = "Slugs from the top section down", examples = "technology/ai") String path) {
    }
}
