package org.meridiem.content.media;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalMediaStoreTest extends MediaStoreContract {

    @TempDir
    Path directory;
    private MediaStore store;

    @BeforeEach
    void open() {
        store = new LocalMediaStore(TestMediaConfig.in(directory));
    }

    @Override
    MediaStore store() {
        return store;
    }
}
