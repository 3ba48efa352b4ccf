package org.meridiem.content.media;

import java.nio.file.Path;

/// A picture after intake: upright, bare of metadata, written anew, in a temporary file.
///
/// @param file         where it is; whoever holds this deletes it
/// @param format       the same as the upload's
/// @param width        pixels
/// @param height       pixels
/// @param byteSize     of the file
/// @param uploadSha256 of the bytes that were uploaded, in hex
record Master(Path file, ImageFormat format, int width, int height, long byteSize, String uploadSha256) {
}
