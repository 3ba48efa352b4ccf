package org.meridiem.content.media;

import java.io.IOException;
import java.io.InputStream;

/// A file of the store.
///
/// @param format its format
/// @param size   bytes
/// @param source gives its bytes, as often as asked
record StoredImage(ImageFormat format, long size, Source source) {

    /// Opens the bytes.
    interface Source {
        InputStream open() throws IOException;
    }
}
