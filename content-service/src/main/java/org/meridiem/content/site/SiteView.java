package org.meridiem.content.site;

import java.net.URI;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.section.SectionNode;

/// The site as readers see it.
///
/// @param name       the masthead
/// @param tagline    the line under it, may be empty
/// @param url        its address, without a slash at the end
/// @param about      who makes it and how, plain text, may be empty
/// @param language   BCP 47 tag
/// @param logo       its picture
/// @param navigation the tree of sections
/// @param newsletter how it asks readers to subscribe
@Schema(name = "Site", description = "The site as readers see it", requiredProperties = { "name", "tagline", "url", "about", "language", "navigation", "newsletter" })
public record SiteView(@Schema(examples = "The Meridiem") String name, String tagline, URI url,
        @Schema(description = "Who makes it and how, plain text") String about, @Schema(description = "BCP 47 tag", examples = "en") String language,
        @Nullable HeroImage logo,
        @Schema(description = "The tree of sections") List<SectionNode> navigation, Newsletter newsletter) {

    /// Copies the list.
    public SiteView {
        navigation = List.copyOf(navigation);
    }
}
