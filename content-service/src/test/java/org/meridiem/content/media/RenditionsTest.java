package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenditionsTest {

    @TempDir
    Path directory;
    private final UUID media = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private CountingStore store;
    private ImageWork work;
    private Renditions renditions;

    @BeforeEach
    void set() {
        var config = TestMediaConfig.in(directory);
        store = new CountingStore(new LocalMediaStore(config));
        work = new ImageWork(config);
        renditions = new Renditions(store, work, config);
    }

    @AfterEach
    void stop() {
        work.stop();
    }

    @Test
    void aRenditionIsMadeOnceAndKept() throws IOException {
        master(PictureFixture.jpeg(1000, 500));

        StoredImage first = renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE).orElseThrow();
        StoredImage second = renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE).orElseThrow();

        assertThat(read(first).getWidth()).isEqualTo(320);
        assertThat(read(first).getHeight()).isEqualTo(160);
        assertThat(bytes(second)).isEqualTo(bytes(first));
        assertThat(store.puts.get()).as("the master and one rendition").isEqualTo(2);
        assertThat(renditions.made(media, Preset.W320, 1)).isPresent();
        assertThat(renditions.made(media, Preset.W320, 2)).isEmpty();
    }

    @Test
    void aCropFollowsTheFocalPoint() throws IOException {
        master(PictureFixture.png(1000, 500));

        BufferedImage left = read(renditions.of(media, Preset.SQUARE, 1, new FocalPoint(0.0, 0.5)).orElseThrow());
        BufferedImage right = read(renditions.of(media, Preset.SQUARE, 2, new FocalPoint(1.0, 0.5)).orElseThrow());

        assertThat(left.getWidth()).isEqualTo(480);
        assertThat(new Color(left.getRGB(240, 240)).getRed()).isGreaterThan(150);
        assertThat(new Color(right.getRGB(240, 240)).getBlue()).isGreaterThan(150);
    }

    @Test
    void manyWhoAskAtOnceWaitForOneMaking() throws Exception {
        master(PictureFixture.jpeg(1000, 500));

        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<StoredImage>>> answers = IntStream.range(0, 50)
                    .mapToObj(_ -> readers.submit(() -> renditions.of(media, Preset.W640, 1, FocalPoint.CENTRE)))
                    .toList();
            for (Future<Optional<StoredImage>> answer : answers) {
                assertThat(answer.get()).isPresent();
            }
        }

        assertThat(store.puts.get()).as("the master and one rendition").isEqualTo(2);
    }

    @Test
    void withoutAMasterThereIsNothing() {
        assertThat(renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE)).isEmpty();
    }

    @Test
    void deletingLeavesNoFile() throws IOException {
        master(PictureFixture.jpeg(1000, 500));
        renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE);

        store.deleteAll(media);
        store.deleteAll(media);

        assertThat(store.find(MediaKey.master(media))).isEmpty();
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private void master(byte[] picture) throws IOException {
        // Outside of the store's directory, as uploads are.
        Path upload = Files.createTempFile("upload", ".tmp");
        try {
            Files.write(upload, picture);
            Master master = new Intake(TestMediaConfig.in(directory)).take(upload);
            store.put(MediaKey.master(media), master.format(), master.file());
            Files.delete(master.file());
        } finally {
            Files.delete(upload);
        }
    }

    private static BufferedImage read(StoredImage image) throws IOException {
        try (InputStream in = image.source().open()) {
            return ImageIO.read(in);
        }
    }

    private static byte[] bytes(StoredImage image) throws IOException {
        try (InputStream in = image.source().open()) {
            return in.readAllBytes();
        }
    }

    /// Counts what is put.
    private record CountingStore(MediaStore store, AtomicInteger puts) implements MediaStore {

        CountingStore(MediaStore store) {
            this(store, new AtomicInteger());
        }

        @Override
        public void put(MediaKey key, ImageFormat format, Path file) throws IOException {
            puts.incrementAndGet();
            store.put(key, format, file);
        }

        @Override
        public Optional<StoredImage> find(MediaKey key) throws IOException {
            return store.find(key);
        }

        @Override
        public void deleteAll(UUID media) throws IOException {
            store.deleteAll(media);
        }
    }
}
