package org.meridiem.content.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.delivery.LatestArticles.Latest;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.publication.PublishedCard;

/// What is followed, before it is written in one format or another.
///
/// @param title       of the site, and of the part of it
/// @param description never empty
/// @param site        the masthead
/// @param page        the page that shows the same
/// @param self        where this feed is
/// @param language    BCP 47 tag
/// @param updated     the last change of an article in it
/// @param logo        of the site
/// @param hub         WebSub hub
/// @param articles    newest first
record Feed(String title, String description, String site, URI page, URI self, String language, Instant updated,
        @Nullable HeroImage logo, @Nullable URI hub, List<Latest> articles) {

    static final String GENERATOR = "Meridiem";

    /// Never changes and names the article whatever its address is.
    static String identity(PublishedCard card) {
        return "urn:uuid:" + card.id();
    }

    /// The rendition that a reader of feeds shows.
    static HeroImage.Rendition picture(HeroImage image) {
        return image.renditions().stream().filter(rendition -> rendition.name().equals("social")).findFirst()
                .orElseGet(() -> new HeroImage.Rendition("", image.url(), image.width(), image.height(),
                        image.renditions().isEmpty() ? "jpeg" : image.renditions().getFirst().format()));
    }
}
