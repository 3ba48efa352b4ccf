package org.meridiem.content.media;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// A picture as colleagues see it.
///
/// @param id          never changes
/// @param url         its largest rendition that is not cropped
/// @param fileName    the name under which it was uploaded; for people only
/// @param contentType of the master: `image/jpeg`, `image/png` or `image/svg+xml`
/// @param width       pixels of the master
/// @param height      pixels of the master
/// @param byteSize    of the master
/// @param alt         what a person who cannot see it needs to know
/// @param caption     the line under it
/// @param credit      who made it
/// @param licence     under which terms it may be shown
/// @param focalPoint  the spot that no crop may lose
/// @param renditions  with their public addresses
/// @param version     the number in its ETag
/// @param createdAt   when it was uploaded
/// @param createdBy   who uploaded it
/// @param updatedAt   when this version was made
/// @param updatedBy   who made this version
@Schema(name = "EditorialMedia", description = "A picture as colleagues see it", requiredProperties = {"id", "url",
        "fileName", "contentType", "width", "height", "byteSize", "focalPoint", "renditions", "version", "createdAt",
        "createdBy", "updatedAt", "updatedBy"})
record MediaView(UUID id, @Schema(description = "Its largest rendition that is not cropped") URI url,
        @Schema(description = "The name under which it was uploaded", examples = "kitchen.jpg") String fileName,
        @Schema(examples = "image/jpeg") String contentType, @Schema(description = "Pixels of the master") int width,
        @Schema(description = "Pixels of the master") int height,
        @Schema(description = "Bytes of the master") long byteSize, @Nullable String alt,
        @Nullable String caption, @Nullable String credit, @Nullable String licence, FocalPoint focalPoint,
        List<HeroImage.Rendition> renditions,
        long version, Instant createdAt, Editor createdBy, Instant updatedAt, Editor updatedBy) {

    static MediaView of(MediaItem item, HeroImage image) {
        var details = item.details();
        var stamp = item.stamp();
        return new MediaView(item.id(), image.url(), item.fileName(), item.format().contentType(), item.width(),
                item.height(), item.byteSize(),
                details.alt(), details.caption(), details.credit(), details.licence(), item.focalPoint(),
                image.renditions(), stamp.version(),
                stamp.createdAt(), stamp.creator(), stamp.updatedAt(), stamp.editor());
    }
}
