package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.newsroom.AtOnce;

/// What every store of pictures promises.
abstract class MediaStoreContract {

    @TempDir
    Path files;
    private final UUID media = Ids.next();

    abstract MediaStore store();

    @Test
    void whatWasPutIsFoundWithItsFormatAndBytes() throws IOException {
        byte[] large = bytes(3_000_000);
        store().put(MediaKey.master(media), ImageFormat.PNG, file(large));

        StoredImage found = store().find(MediaKey.master(media)).orElseThrow();

        assertThat(found.format()).isEqualTo(ImageFormat.PNG);
        assertThat(found.size()).isEqualTo(3_000_000);
        assertThat(read(found)).isEqualTo(large);
        assertThat(read(found)).as("as often as asked").isEqualTo(large);
        store().deleteAll(media);
    }

    @Test
    void everyFormatIsToldApart() throws IOException {
        for (ImageFormat format : ImageFormat.values()) {
            MediaKey key = MediaKey.rendition(media, Preset.W320, 1, format);
            store().put(key, format, file(bytes(10)));
            assertThat(store().find(key).orElseThrow().format()).isEqualTo(format);
        }
        store().deleteAll(media);
    }

    @Test
    void whatWasNotPutIsNotThere() throws IOException {
        assertThat(store().find(MediaKey.master(UUID.randomUUID()))).isEmpty();
        store().put(MediaKey.master(media), ImageFormat.PNG, file(bytes(10)));
        assertThat(store().find(MediaKey.rendition(media, Preset.W320, 1, null))).isEmpty();
        store().deleteAll(media);
    }

    @Test
    void puttingAgainReplaces() throws IOException {
        MediaKey key = MediaKey.rendition(media, Preset.SQUARE, 1, null);
        store().put(key, ImageFormat.JPEG, file(bytes(100)));
        store().put(key, ImageFormat.JPEG, file(bytes(50)));

        assertThat(store().find(key).orElseThrow().size()).isEqualTo(50);
        store().deleteAll(media);
    }

    @Test
    void deletingTakesAllFilesOfAPictureAndNoOthers() throws IOException {
        UUID other = Ids.next();
        store().put(MediaKey.master(other), ImageFormat.JPEG, file(bytes(10)));
        List<MediaKey> keys = List.of(MediaKey.master(media), MediaKey.rendition(media, Preset.W320, 1, null),
                MediaKey.rendition(media, Preset.W320, 1, ImageFormat.WEBP));
        for (MediaKey key : keys) {
            store().put(key, ImageFormat.JPEG, file(bytes(10)));
        }

        store().deleteAll(media);
        store().deleteAll(media);

        for (MediaKey key : keys) {
            assertThat(store().find(key)).isEmpty();
        }
        assertThat(store().find(MediaKey.master(other))).isPresent();
        store().deleteAll(other);
    }

    @Test
    void readersNeverSeeAPartWhileManyPutTheSame() throws Exception {
        MediaKey key = MediaKey.rendition(media, Preset.W640, 1, null);
        Path file = file(bytes(200_000));

        List<Long> seen = AtOnce.all(8, number -> {
            if (number % 2 == 0) {
                store().put(key, ImageFormat.JPEG, file);
            }
            var found = store().find(key);
            return found.isEmpty() ? 200_000L : (long) read(found.get()).length;
        });

        assertThat(seen).containsOnly(200_000L);
        store().deleteAll(media);
    }

    Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(files, "picture", ".tmp"), bytes);
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(StoredImage image) throws IOException {
        try (InputStream in = image.source().open()) {
            return in.readAllBytes();
        }
    }
}
