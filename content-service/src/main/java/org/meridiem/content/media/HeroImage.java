package org.meridiem.content.media;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A picture as readers' pages show it.
///
/// @param id         the media item
/// @param url        address of its largest rendition that is not cropped
/// @param alt        what a person who cannot see it needs to know
/// @param caption    the line under it
/// @param credit     who made it
/// @param width      pixels of the rendition at `url`
/// @param height     pixels of the rendition at `url`
/// @param focalPoint the spot that no crop may lose
/// @param renditions all that there are, narrow ones first, crops last
@Schema(name = "Image", description = "A picture with the addresses of its renditions. They never change what they show and may be kept for ever. Each takes `&format=auto` or `&format=webp`. A drawing (SVG) has no renditions: its `url` fits everywhere.", requiredProperties = {
        "id", "url", "width", "height", "focalPoint", "renditions"})
public record HeroImage(UUID id, @Schema(description = "Its largest rendition that is not cropped") URI url,
        @Schema(description = "What a person who cannot see it needs to know") @Nullable String alt,
        @Schema(description = "The line under it") @Nullable String caption,
        @Schema(description = "Who made it") @Nullable String credit,
        @Schema(description = "Pixels of the rendition at `url`") int width,
        @Schema(description = "Pixels of the rendition at `url`") int height,
        FocalPoint focalPoint, List<Rendition> renditions) {

    /// Copies the list.
    public HeroImage {
        renditions = List.copyOf(renditions);
    }

    /// Whether it has no pixels and so no renditions: many mail programs and social networks cannot show it.
    public boolean withoutPixels() {
        return renditions.isEmpty();
    }

    /// One form of the picture.
    ///
    /// @param name   the preset
    /// @param url    its address; never changes what it shows
    /// @param width  pixels
    /// @param height pixels
    /// @param format `jpeg` or `png`
    @Schema(description = "One form of a picture", requiredProperties = {"name", "url", "width", "height", "format"})
    public record Rendition(@Schema(examples = "w640") String name, URI url, int width, int height,
            @Schema(examples = "jpeg") String format) {
    }
}
