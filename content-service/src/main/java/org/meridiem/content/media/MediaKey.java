package org.meridiem.content.media;

import java.util.UUID;

/// Names a file of the store. Made of what this service generates only: no part of it ever comes from a client.
///
/// @param media   the media item
/// @param variant `master`, or a preset with the version of its address
record MediaKey(UUID media, String variant) {

    static MediaKey master(UUID media) {
        return new MediaKey(media, "master");
    }

    static MediaKey rendition(UUID media, Preset preset, int imageVersion) {
        return new MediaKey(media, preset.label() + "-" + imageVersion);
    }
}
