package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizesCacheTest {

    @TempDir
    Path directory;
    private final UUID media = UUID.randomUUID();
    private final Hand clock = new Hand();

    @Test
    void itNeverKeepsMoreThanItMayAndTheLongestUnusedGoesFirst() throws IOException {
        SizesCache cache = cache();
        put(cache, 1);
        put(cache, 2);
        clock.forward();
        assertThat(cache.find(key(1))).as("used again").isPresent();
        clock.forward();

        put(cache, 3);

        assertThat(cache.bytes()).isLessThanOrEqualTo(1_000_000);
        assertThat(cache.find(key(2))).isEmpty();
        assertThat(cache.find(key(1))).isPresent();
        assertThat(cache.find(key(3))).isPresent();
        assertThat(onDisk()).isEqualTo(cache.bytes());
    }

    @Test
    void whatIsBeingReadStays() throws IOException {
        SizesCache cache = cache();
        for (int i = 1; i <= 4; i++) {
            put(cache, i);
        }
        StoredImage first = cache.find(key(1)).orElseThrow();

        try (var in = first.source().open()) {
            assertThat(in.readAllBytes()).hasSize(400_000);
        }
        clock.forward();
        put(cache, 5);
        assertThat(cache.bytes()).isLessThanOrEqualTo(1_000_000);
    }

    @Test
    void whatAProcessThatIsNoMoreLeftIsTidiedUp() throws IOException {
        Path left = Files.createDirectories(directory.resolve("sizes/replica-99999999"));
        Files.write(left.resolve("1.jpg"), new byte[10]);
        Path living = Files.createDirectories(
                directory.resolve("sizes/replica-" + ProcessHandle.current().parent().orElseThrow().pid()));
        Files.write(living.resolve("1.jpg"), new byte[10]);
        put(cache(), 1);
        SizesCache cache = cache();

        put(cache, 2);

        assertThat(cache.find(key(1))).isEmpty();
        assertThat(left).doesNotExist();
        assertThat(living.resolve("1.jpg")).as("another replica's").exists();
        assertThat(onDisk()).isEqualTo(400_010);
    }

    @Test
    void aFileThatSomebodyTookAwayIsMadeAgain() throws IOException {
        SizesCache cache = cache();
        put(cache, 2);
        Files.delete(files().getFirst());

        assertThat(cache.find(key(2))).isEmpty();
        assertThat(cache.bytes()).isZero();
    }

    private SizesCache cache() {
        return new SizesCache(TestMediaConfig.in(directory), clock);
    }

    private void put(SizesCache cache, int number) throws IOException {
        Path file = Files.write(directory.resolve("made.tmp"), new byte[400_000]);
        cache.put(key(number), ImageFormat.JPEG, file);
    }

    private MediaKey key(int number) {
        return MediaKey.size(media, new FreeFrame(number, null, Fit.CONTAIN), 1, null, null);
    }

    private long onDisk() throws IOException {
        return files().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(directory.resolve("sizes"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /// A clock that is moved by hand.
    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void forward() {
            now = now.plus(Duration.ofMinutes(2));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
