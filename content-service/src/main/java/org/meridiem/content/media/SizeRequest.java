package org.meridiem.content.media;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// A picture of a size that no preset has.
///
/// @param media   the picture
/// @param version of the picture
/// @param frame   the size
/// @param format  null for the picture's own
/// @param quality in percent; null for the usual one
record SizeRequest(UUID media, int version, FreeFrame frame, @Nullable FormatChoice format, @Nullable Integer quality) {

    /// Its path and query, always the same for the same request: this is what is signed.
    String address() {
        var address = new StringBuilder("/v1/media/").append(media).append('/').append(MediaResource.SIZE)
                .append("?v=").append(version);
        append(address, "w", frame.width());
        append(address, "h", frame.height());
        append(address, "fit", frame.fit());
        append(address, "format", format);
        append(address, "q", quality);
        return address.toString();
    }

    private static void append(StringBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.append('&').append(name).append('=').append(value);
        }
    }

    /// The size that comes of it.
    ///
    /// @throws ProblemException 400 when that is too large, or nothing can be made of the picture
    Frame.Size demandPossible(MediaItem item, long maxPixels) {
        if (item.format() == ImageFormat.SVG) {
            throw ProblemType.NOT_FOUND.with("A drawing has no sizes: it fits everywhere as it is.");
        }
        if (format != null && !format.isPossible()) {
            throw ProblemType.INVALID_PARAMETER.with("This server does not make " + format + ".").parameter("format",
                    "is not made here");
        }
        Frame.Size size = frame.size(item.width(), item.height());
        if ((long) size.width() * size.height() > maxPixels) {
            throw ProblemType.INVALID_PARAMETER.with("A picture may have " + maxPixels + " pixels at most.")
                    .parameter(frame.width() == null ? "h" : "w", "asks for too many pixels");
        }
        return size;
    }
}
