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
/// @param description for search engines
/// @param copyright   the line at the foot
/// @param timeZone    IANA name
/// @param socialLinks in the editors' order
/// @param menu        the curated navigation
/// @param footer      links at the foot
/// @param legalPages  in the editors' order
@Schema(name = "Site", description = "The site as readers see it", requiredProperties = {"name", "tagline", "url",
        "about", "language", "navigation", "newsletter", "description", "copyright", "timeZone", "socialLinks", "menu",
        "footer", "legalPages"})
public record SiteView(@Schema(examples = "The Meridiem") String name, String tagline, URI url,
        @Schema(description = "Who makes it and how, plain text") String about,
        @Schema(description = "BCP 47 tag", examples = "en") String language,
        @Nullable HeroImage logo,
        @Schema(description = "The tree of sections") List<SectionNode> navigation, Newsletter newsletter,
        @Schema(description = "For search engines, of pages without one of their own; may be empty") String description,
        @Schema(description = "The line at the foot of every page; may be empty", examples = "© The Meridiem") String copyright,
        @Schema(description = "IANA name of the time zone in which the site shows times", examples = "Europe/Lisbon") String timeZone,
        @Schema(description = "The site's pages in social networks") List<SocialLink> socialLinks,
        @Schema(description = "The curated navigation, two levels; empty when the site shows the tree of sections") List<SiteLink> menu,
        @Schema(description = "Links at the foot of every page") List<SiteLink> footer,
        @Schema(description = "Imprint, privacy and the like") List<LegalPage> legalPages) {

    /// Copies the lists.
    public SiteView {
        navigation = List.copyOf(navigation);
        socialLinks = List.copyOf(socialLinks);
        menu = List.copyOf(menu);
        footer = List.copyOf(footer);
        legalPages = List.copyOf(legalPages);
    }
}
