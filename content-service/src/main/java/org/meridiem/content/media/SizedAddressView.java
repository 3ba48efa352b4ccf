package org.meridiem.content.media;

import java.net.URI;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The address of a picture of a size.
///
/// @param url    public; never changes what it shows
/// @param width  pixels
/// @param height pixels
@Schema(name = "SizedAddress", description = "The signed address of a picture of some size", requiredProperties = {
        "url", "width", "height"})
record SizedAddressView(
        @Schema(description = "Public and good for ever; changed in any way it is refused") URI url,
        @Schema(description = "Pixels, never more than the picture has") int width,
        @Schema(description = "Pixels") int height) {
}
