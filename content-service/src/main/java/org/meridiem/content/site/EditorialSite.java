package org.meridiem.content.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;
import org.meridiem.content.section.Section;

/// The site as colleagues see it.
///
/// @param name       the masthead
/// @param tagline    may be empty
/// @param about      may be empty
/// @param language   BCP 47 tag
/// @param logo       its picture
/// @param newsletter how it asks readers to subscribe
/// @param description for search engines
/// @param copyright   the line at the foot
/// @param timeZone    IANA name
/// @param socialLinks in order
/// @param menu        the curated navigation
/// @param footer      links at the foot
/// @param legalPages  in order
/// @param previewUrl  the site's page for previews
/// @param version    the number in its ETag
/// @param updatedAt  when this version was made
/// @param updatedBy  who made this version
@Schema(name = "EditorialSite", description = "The site as colleagues see it", requiredProperties = {"name", "tagline",
        "about", "language", "newsletter", "description", "copyright", "timeZone", "socialLinks", "menu", "footer",
        "legalPages", "version", "updatedAt", "updatedBy"})
record EditorialSite(String name, String tagline, String about, String language, SiteWrite.@Nullable Logo logo,
        Newsletter newsletter, String description, String copyright, String timeZone, List<SocialLink> socialLinks,
        List<MenuWrite> menu, List<LinkWrite> footer, List<LegalPage> legalPages, @Nullable String previewUrl,
        long version, Instant updatedAt, Editor updatedBy) {

    /// Copies the lists.
    EditorialSite {
        socialLinks = List.copyOf(socialLinks);
        menu = List.copyOf(menu);
        footer = List.copyOf(footer);
        legalPages = List.copyOf(legalPages);
    }

    static EditorialSite of(Site site, Map<UUID, Section> sections) {
        SiteSettings settings = site.settings();
        UUID logo = site.logo();
        return new EditorialSite(site.name(), site.tagline(), site.about(), site.language(),
                logo == null ? null : new SiteWrite.Logo(logo), site.newsletter(), settings.description(),
                settings.copyright(), settings.timeZone(), settings.socialLinks(), SiteLinks.menu(settings, sections),
                SiteLinks.links(settings.footer(), sections), settings.legalPages(), settings.previewUrl(),
                site.stamp().version(), site.stamp().updatedAt(), site.stamp().editor());
    }
}
