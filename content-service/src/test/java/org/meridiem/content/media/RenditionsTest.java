package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
        renditions = new Renditions(store, new SizesCache(config, Clock.systemUTC()), work, config);
    }

    @AfterEach
    void stop() {
        work.stop();
    }

    @Test
    void aRenditionIsMadeOnceAndKept() throws IOException {
        master(PictureFixture.jpeg(1000, 500));

        StoredImage first = renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE, null).orElseThrow();
        StoredImage second = renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE, null).orElseThrow();

        assertThat(read(first).getWidth()).isEqualTo(320);
        assertThat(read(first).getHeight()).isEqualTo(160);
        assertThat(bytes(second)).isEqualTo(bytes(first));
        assertThat(store.puts.get()).as("the master and one rendition").isEqualTo(2);
        assertThat(renditions.made(media, Preset.W320, 1, null)).isPresent();
        assertThat(renditions.made(media, Preset.W320, 2, null)).isEmpty();
    }

    @Test
    void aCropFollowsTheFocalPoint() throws IOException {
        master(PictureFixture.png(1000, 500));

        BufferedImage left = read(renditions.of(media, Preset.SQUARE, 1, new FocalPoint(0.0, 0.5), null).orElseThrow());
        BufferedImage right = read(
                renditions.of(media, Preset.SQUARE, 2, new FocalPoint(1.0, 0.5), null).orElseThrow());

        assertThat(left.getWidth()).isEqualTo(480);
        assertThat(new Color(left.getRGB(240, 240)).getRed()).isGreaterThan(150);
        assertThat(new Color(right.getRGB(240, 240)).getBlue()).isGreaterThan(150);
    }

    @Test
    void manyWhoAskAtOnceWaitForOneMaking() throws Exception {
        master(PictureFixture.jpeg(1000, 500));

        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<StoredImage>>> answers = IntStream.range(0, 50)
                    .mapToObj(_ -> readers.submit(() -> renditions.of(media, Preset.W640, 1, FocalPoint.CENTRE, null)))
                    .toList();
            for (Future<Optional<StoredImage>> answer : answers) {
                assertThat(answer.get()).isPresent();
            }
        }

        assertThat(store.puts.get()).as("the master and one rendition").isEqualTo(2);
    }

    @Test
    void aBrowserThatTakesWebpGetsFewerBytes() throws IOException {
        master(PictureFixture.jpeg(1000, 500));

        StoredImage webp = renditions.of(media, Preset.W640, 1, FocalPoint.CENTRE, ImageFormat.WEBP).orElseThrow();
        StoredImage jpeg = renditions.of(media, Preset.W640, 1, FocalPoint.CENTRE, null).orElseThrow();

        assertThat(webp.format()).isEqualTo(ImageFormat.WEBP);
        assertThat(jpeg.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(new String(bytes(webp), 0, 16, StandardCharsets.ISO_8859_1)).startsWith("RIFF")
                .endsWith("WEBPVP8 ");
        assertThat(webp.size()).isLessThan(jpeg.size());
    }

    @Test
    void aTransparentPictureIsWhiteAsJpegAndStaysTransparentAsWebp() throws IOException {
        master(PictureFixture.encoded(new BufferedImage(100, 100, BufferedImage.TYPE_4BYTE_ABGR), "png"));

        StoredImage jpeg = renditions.of(media, Preset.SQUARE, 1, FocalPoint.CENTRE, ImageFormat.JPEG).orElseThrow();
        StoredImage webp = renditions.of(media, Preset.SQUARE, 1, FocalPoint.CENTRE, ImageFormat.WEBP).orElseThrow();

        assertThat(new Color(read(jpeg).getRGB(50, 50)).getGreen()).isGreaterThan(250);
        // The flag of the extended header that says: with alpha.
        assertThat(bytes(webp)[20] & 0x10).isNotZero();
    }

    @Test
    void aSizeIsMadeOnceAndKeptOutsideOfTheStore() throws IOException {
        master(PictureFixture.jpeg(1000, 500));
        var frame = new FreeFrame(200, 200, Fit.COVER);

        StoredImage good = renditions.of(media, frame, 1, FocalPoint.CENTRE, null, 95).orElseThrow();
        StoredImage poor = renditions.of(media, frame, 1, FocalPoint.CENTRE, null, 10).orElseThrow();
        StoredImage again = renditions.of(media, frame, 1, FocalPoint.CENTRE, null, 10).orElseThrow();

        assertThat(read(good).getWidth()).isEqualTo(200);
        assertThat(read(good).getHeight()).isEqualTo(200);
        assertThat(poor.size()).isLessThan(good.size());
        assertThat(bytes(again)).isEqualTo(bytes(poor));
        assertThat(store.puts.get()).as("the master").isEqualTo(1);
    }

    @Test
    void aDrawingHasNoRenditions() throws IOException {
        master(PictureFixture.text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'><rect/></svg>"));

        assertThat(renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE, null)).isEmpty();
        assertThat(renditions.drawing(media)).isPresent();
    }

    @Test
    void withoutAMasterThereIsNothing() {
        assertThat(renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE, null)).isEmpty();
    }

    @Test
    void deletingLeavesNoFile() throws IOException {
        master(PictureFixture.jpeg(1000, 500));
        renditions.of(media, Preset.W320, 1, FocalPoint.CENTRE, null);

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
