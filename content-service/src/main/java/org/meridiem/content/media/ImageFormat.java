package org.meridiem.content.media;

import java.util.Arrays;
import java.util.Optional;

/// The formats of files that are kept and given.
enum ImageFormat {
    /// Photographs.
    JPEG("image/jpeg", "jpg", "jpeg"),
    /// Small pictures of either kind without loss, anything transparent.
    PNG("image/png", "png", "png"),
    /// A quarter smaller than JPEG, transparent too. Only of renditions: masters outlive fashions.
    WEBP("image/webp", "webp", "webp"),
    /// Drawings without pixels; there are no renditions of them.
    SVG("image/svg+xml", "svg", "svg");

    private final String contentType;
    private final String extension;
    private final String label;

    ImageFormat(String contentType, String extension, String label) {
        this.contentType = contentType;
        this.extension = extension;
        this.label = label;
    }

    static Optional<ImageFormat> ofContentType(String contentType) {
        return Arrays.stream(values()).filter(format -> format.contentType.equals(contentType)).findFirst();
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }

    /// The name in the API, and the one that ImageIO knows.
    String label() {
        return label;
    }
}
