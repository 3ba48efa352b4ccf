package org.meridiem.content.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/// Opens the store that is configured.
class MediaStores {

    @Produces
    @ApplicationScoped
    MediaStore store(MediaConfig config) {
        return switch (config.store()) {
            case LOCAL -> new LocalMediaStore(config);
            case S3 -> new S3MediaStore(config.s3());
        };
    }

    void close(@Disposes MediaStore store) {
        store.close();
    }
}
