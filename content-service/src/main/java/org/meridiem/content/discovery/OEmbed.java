package org.meridiem.content.discovery;

import java.net.URI;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.publication.PublishedArticle;
import org.meridiem.content.publication.PublishedCard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// What another site shows in place of an article's address (oembed.com), as type `link`: a title, who wrote it, and a small picture.
///
/// @param type            always `link`
/// @param version         of the format
/// @param title           the headline
/// @param authorName      the byline
/// @param authorUrl       the first author's page
/// @param providerName    the masthead
/// @param providerUrl     the site
/// @param cacheAge        seconds that it may be kept
/// @param thumbnailUrl    a picture within the bounds asked for
/// @param thumbnailWidth  its width
/// @param thumbnailHeight its height
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "OEmbed", description = "What another site shows in place of an article's address (oembed.com).")
record OEmbed(@Schema(examples = "link") String type, @Schema(examples = "1.0") String version, String title,
        @JsonProperty("author_name") String authorName, @Nullable @JsonProperty("author_url") URI authorUrl,
        @JsonProperty("provider_name") String providerName, @JsonProperty("provider_url") URI providerUrl,
        @JsonProperty("cache_age") int cacheAge, @Nullable @JsonProperty("thumbnail_url") URI thumbnailUrl,
        @Nullable @JsonProperty("thumbnail_width") Integer thumbnailWidth,
        @Nullable @JsonProperty("thumbnail_height") Integer thumbnailHeight) {

    private static final int HOUR = 3_600;
    private static final int USUAL_WIDTH = 1_280;

    /// @param maxWidth  null for any
    /// @param maxHeight null for any
    static OEmbed of(PublishedCard card, @Nullable URI authorUrl, String site, URI home, @Nullable Integer maxWidth,
            @Nullable Integer maxHeight) {
        Optional<HeroImage.Rendition> thumbnail = card.heroImage() == null
                ? Optional.empty()
                : thumbnail(card.heroImage(), maxWidth == null ? USUAL_WIDTH : maxWidth,
                        maxHeight == null ? Integer.MAX_VALUE : maxHeight);
        return new OEmbed("link", "1.0", card.headline(),
                card.authors().stream().map(PublishedArticle.AuthorPart::name).collect(Collectors.joining(", ")),
                authorUrl, site, home, HOUR, thumbnail.map(HeroImage.Rendition::url).orElse(null),
                thumbnail.map(HeroImage.Rendition::width).orElse(null),
                thumbnail.map(HeroImage.Rendition::height).orElse(null));
    }

    /// The largest that fits.
    private static Optional<HeroImage.Rendition> thumbnail(HeroImage image, int maxWidth, int maxHeight) {
        return Stream.concat(image.renditions().stream(),
                Stream.of(new HeroImage.Rendition("", image.url(), image.width(), image.height(), "")))
                .filter(each -> each.width() <= maxWidth && each.height() <= maxHeight)
                .max(Comparator.comparingInt(HeroImage.Rendition::width));
    }
}
