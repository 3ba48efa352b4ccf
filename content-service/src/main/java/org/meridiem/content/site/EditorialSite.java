package org.meridiem.content.site;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// The site as colleagues see it.
///
/// @param name       the masthead
/// @param tagline    may be empty
/// @param about      may be empty
/// @param language   BCP 47 tag
/// @param logo       its picture
/// @param newsletter how it asks readers to subscribe
/// @param version    the number in its ETag
/// @param updatedAt  when this version was made
/// @param updatedBy  who made this version
@Schema(name = "EditorialSite", description = "The site as colleagues see it", requiredProperties = { "name", "tagline", "about", "language", "newsletter", "version", "updatedAt", "updatedBy" })
record EditorialSite(String name, String tagline, String about, String language, SiteWrite.@Nullable Logo logo, Newsletter newsletter, long version, Instant updatedAt,
        Editor updatedBy) {

    static EditorialSite of(Site site) {
        SiteWrite write = SiteWrite.of(site);
        return new EditorialSite(site.name(), site.tagline(), site.about(), site.language(), write.logo(), site.newsletter(), site.stamp().version(),
            site.stamp().updatedAt(), site.stamp().editor());
    }
}
