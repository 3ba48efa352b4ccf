package org.meridiem.content.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import javax.imageio.stream.MemoryCacheImageInputStream;

import jakarta.enterprise.context.ApplicationScoped;

/// Finds renditions, and makes those that nobody asked for before. Many requests for the same one wait for one making.
@ApplicationScoped
class Renditions {

    private final MediaStore store;
    private final ImageWork work;
    private final MediaConfig config;
    private final Map<MediaKey, CompletableFuture<Boolean>> inTheMaking = new ConcurrentHashMap<>();

    Renditions(MediaStore store, ImageWork work, MediaConfig config) {
        this.store = store;
        this.work = work;
        this.config = config;
    }

    /// The rendition, if it was made before.
    Optional<StoredImage> made(UUID media, Preset preset, int imageVersion) {
        return find(MediaKey.rendition(media, preset, imageVersion));
    }

    /// The rendition. Not for the event loop, and not inside a transaction: it may take a second.
    ///
    /// @return empty when the master is not there, which is so only while the item is being deleted
    Optional<StoredImage> of(UUID media, Preset preset, int imageVersion, FocalPoint focus) {
        MediaKey key = MediaKey.rendition(media, preset, imageVersion);
        Optional<StoredImage> made = find(key);
        if (made.isPresent()) {
            return made;
        }
        CompletableFuture<Boolean> making = inTheMaking.computeIfAbsent(key,
                _ -> work.begin(() -> make(key, preset, focus)));
        try {
            return work.await(making) ? find(key) : Optional.empty();
        } finally {
            inTheMaking.remove(key, making);
        }
    }

    private boolean make(MediaKey key, Preset preset, FocalPoint focus) throws IOException {
        Optional<StoredImage> master = store.find(MediaKey.master(key.media()));
        if (master.isEmpty()) {
            return false;
        }
        ImageFormat format = master.get().format();
        Path file = Files.createTempFile("meridiem-rendition-", "." + format.extension());
        try {
            Pictures.write(scaled(master.get(), preset, focus), format, config.jpegQuality(), file);
            store.put(key, format, file);
            return true;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static BufferedImage scaled(StoredImage master, Preset preset, FocalPoint focus) throws IOException {
        try (var in = master.source().open();
                var reader = new PictureReader(new MemoryCacheImageInputStream(in), master.format())) {
            int width = reader.width();
            int height = reader.height();
            Rectangle region = preset.region(width, height, focus);
            Preset.Size size = preset.size(width, height);
            // Twice the size is enough to scale well from.
            int every = Math.max(1, region.width / (2 * size.width()));
            return Pictures.scaled(reader.read(region, every), size.width(), size.height());
        }
    }

    private Optional<StoredImage> find(MediaKey key) {
        try {
            return store.find(key);
        } catch (IOException e) {
            throw ImageWork.storeAway(e);
        }
    }
}
