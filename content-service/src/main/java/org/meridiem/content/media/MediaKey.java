package org.meridiem.content.media;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Names a file of the store. Made of what this service generates only: no part of it ever comes from a client.
///
/// @param media   the media item
/// @param variant `master`, or a preset with the version of its address
record MediaKey(UUID media, String variant) {

    static MediaKey master(UUID media) {
        return new MediaKey(media, "master");
    }

    /// @param format null for the one of the master
    static MediaKey rendition(UUID media, Frame frame, int imageVersion, @Nullable ImageFormat format) {
        String name = frame.label() + "-" + imageVersion;
        return new MediaKey(media, format == null ? name : name + "-" + format.label());
    }

    /// A picture of a size that only a signed address asks for.
    ///
    /// @param quality null for the usual one
    static MediaKey size(UUID media, FreeFrame frame, int imageVersion, @Nullable ImageFormat format,
            @Nullable Integer quality) {
        MediaKey key = rendition(media, frame, imageVersion, format);
        return quality == null ? key : new MediaKey(media, key.variant() + "-q" + quality);
    }
}
