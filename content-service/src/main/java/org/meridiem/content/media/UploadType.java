package org.meridiem.content.media;

import java.util.Arrays;
import java.util.Optional;

/// The types of files that are taken.
enum UploadType {
    /// A photograph.
    JPEG("image/jpeg", ImageFormat.JPEG),
    /// A picture without loss.
    PNG("image/png", ImageFormat.PNG),
    /// One picture of few colours. It is kept as PNG, which says the same in fewer bytes; films are refused.
    GIF("image/gif", ImageFormat.PNG),
    /// A drawing without pixels.
    SVG("image/svg+xml", ImageFormat.SVG);

    private final String contentType;
    private final ImageFormat master;

    UploadType(String contentType, ImageFormat master) {
        this.contentType = contentType;
        this.master = master;
    }

    static Optional<UploadType> ofContentType(String contentType) {
        return Arrays.stream(values()).filter(type -> type.contentType.equals(contentType)).findFirst();
    }

    /// What its master is kept as.
    ImageFormat master() {
        return master;
    }

    /// The name that ImageIO knows.
    String reader() {
        return contentType.substring(contentType.indexOf('/') + 1);
    }
}
