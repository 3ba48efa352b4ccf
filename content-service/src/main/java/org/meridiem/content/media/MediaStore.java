package org.meridiem.content.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Keeps the files of pictures. All replicas see the same files.
///
/// Any method may be repeated after a failure or run on two replicas at once.
interface MediaStore extends AutoCloseable {

    /// Keeps a copy of a file. Nobody ever sees a part of it, and it survives a power cut once this returns.
    ///
    /// @param key    an older file of this key is replaced
    /// @param format of the file
    /// @param file   is left as it is
    void put(MediaKey key, ImageFormat format, Path file) throws IOException;

    /// The file of this key.
    Optional<StoredImage> find(MediaKey key) throws IOException;

    /// Deletes all files of a media item. There may be none.
    void deleteAll(UUID media) throws IOException;

    @Override
    default void close() {
        // Most have nothing to let go of.
    }
}
