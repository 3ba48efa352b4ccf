package org.meridiem.content.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import javax.imageio.stream.MemoryCacheImageInputStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/// Finds renditions, and makes those that nobody asked for before. Many requests for the same one wait for one making.
///
/// Those of presets are few and kept in the store for all replicas; those of signed sizes may be many and are kept by this replica for a while.
@ApplicationScoped
class Renditions {

    private final MediaStore store;
    private final SizesCache sizes;
    private final ImageWork work;
    private final MediaConfig config;
    private final Map<MediaKey, CompletableFuture<Boolean>> inTheMaking = new ConcurrentHashMap<>();

    Renditions(MediaStore store, SizesCache sizes, ImageWork work, MediaConfig config) {
        this.store = store;
        this.sizes = sizes;
        this.work = work;
        this.config = config;
    }

    /// The rendition, if it was made before.
    ///
    /// @param format null for the one of the master
    Optional<StoredImage> made(UUID media, Preset preset, int imageVersion, @Nullable ImageFormat format) {
        return find(store::find, MediaKey.rendition(media, preset, imageVersion, format));
    }

    /// The rendition. Not for the event loop, and not inside a transaction: it may take a second.
    ///
    /// @param format null for the one of the master
    /// @return empty when there is no master with pixels
    Optional<StoredImage> of(UUID media, Preset preset, int imageVersion, FocalPoint focus,
            @Nullable ImageFormat format) {
        MediaKey key = MediaKey.rendition(media, preset, imageVersion, format);
        return foundOrMade(key, store::find, store::put, preset, focus, format, null);
    }

    /// A picture of any size.
    ///
    /// @param format  null for the one of the master
    /// @param quality null for the usual one
    /// @return empty when there is no master with pixels
    Optional<StoredImage> of(UUID media, FreeFrame frame, int imageVersion, FocalPoint focus,
            @Nullable ImageFormat format, @Nullable Integer quality) {
        MediaKey key = MediaKey.size(media, frame, imageVersion, format, quality);
        return foundOrMade(key, sizes::find, sizes::put, frame, focus, format, quality);
    }

    /// The drawing, as it was cleaned.
    Optional<StoredImage> drawing(UUID media) {
        return find(store::find, MediaKey.master(media)).filter(master -> master.format() == ImageFormat.SVG);
    }

    private Optional<StoredImage> foundOrMade(MediaKey key, Finding finding, Keeping keeping, Frame frame,
            FocalPoint focus, @Nullable ImageFormat format, @Nullable Integer quality) {
        Optional<StoredImage> made = find(finding, key);
        if (made.isPresent()) {
            return made;
        }
        CompletableFuture<Boolean> making = inTheMaking.computeIfAbsent(key,
                _ -> work.begin(() -> make(key, keeping, frame, focus, format, quality)));
        try {
            return work.await(making) ? find(finding, key) : Optional.empty();
        } finally {
            inTheMaking.remove(key, making);
        }
    }

    private boolean make(MediaKey key, Keeping keeping, Frame frame, FocalPoint focus, @Nullable ImageFormat wanted,
            @Nullable Integer quality) throws IOException {
        Optional<StoredImage> master = store.find(MediaKey.master(key.media()))
                .filter(found -> found.format() != ImageFormat.SVG);
        if (master.isEmpty()) {
            return false;
        }
        ImageFormat format = Objects.requireNonNullElse(wanted, master.get().format());
        int percent = format == ImageFormat.WEBP ? config.webpQuality() : config.jpegQuality();
        Path file = Files.createTempFile("meridiem-rendition-", "." + format.extension());
        try {
            Pictures.write(scaled(master.get(), frame, focus), format, quality == null ? percent : quality, file);
            keeping.put(key, format, file);
            return true;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static BufferedImage scaled(StoredImage master, Frame frame, FocalPoint focus) throws IOException {
        try (var in = master.source().open();
                var reader = new PictureReader(new MemoryCacheImageInputStream(in), master.format().label())) {
            int width = reader.width();
            int height = reader.height();
            Rectangle region = frame.region(width, height, focus);
            Frame.Size size = frame.size(width, height);
            // Twice the size is enough to scale well from.
            int every = Math.max(1, region.width / (2 * size.width()));
            return Pictures.scaled(reader.read(region, every), size.width(), size.height());
        }
    }

    private static Optional<StoredImage> find(Finding finding, MediaKey key) {
        try {
            return finding.find(key);
        } catch (IOException e) {
            throw ImageWork.storeAway(e);
        }
    }

    private interface Finding {
        Optional<StoredImage> find(MediaKey key) throws IOException;
    }

    private interface Keeping {
        void put(MediaKey key, ImageFormat format, Path file) throws IOException;
    }
}
