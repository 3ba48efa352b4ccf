package org.meridiem.content.media;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/// Files of this replica alone that can be made again at any time, bounded by their bytes: those that nobody asked for longest go first.
///
/// A file that was asked for within the last minute stays, so that nobody loses it between finding and reading it; only a signature lets anybody
/// fill the directory within a minute.
@ApplicationScoped
class SizesCache {

    private static final Logger LOG = Logger.getLogger(SizesCache.class);
    private static final Duration IN_USE = Duration.ofMinutes(1);

    private static final String PREFIX = "replica-";

    private final Path directory;
    /// Named by the process, so that replicas on one machine do not meet.
    private final Path home;
    private final long maxBytes;
    private final Clock clock;
    /// In the order of their last use.
    private final Map<MediaKey, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long files;
    private boolean ready;

    /// @param file where it is
    private record Kept(Path file, ImageFormat format, long size, Instant used) {
    }

    SizesCache(MediaConfig config, Clock clock) {
        this.directory = config.sizesDirectory().toAbsolutePath().normalize();
        this.home = directory.resolve(PREFIX + ProcessHandle.current().pid());
        this.maxBytes = config.sizesCache().asLongValue();
        this.clock = clock;
    }

    synchronized Optional<StoredImage> find(MediaKey key) {
        Kept found = kept.get(key);
        if (found == null) {
            return Optional.empty();
        }
        if (!Files.exists(found.file())) {
            // Somebody tidied up.
            kept.remove(key);
            bytes -= found.size();
            return Optional.empty();
        }
        kept.put(key, new Kept(found.file(), found.format(), found.size(), clock.instant()));
        return Optional.of(
                new StoredImage(found.format(), found.size(), () -> Files.newInputStream(found.file())));
    }

    /// Keeps a copy of a file.
    synchronized void put(MediaKey key, ImageFormat format, Path file) throws IOException {
        prepare();
        Path target = home.resolve(++files + "." + format.extension());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        long size = Files.size(target);
        Kept before = kept.put(key, new Kept(target, format, size, clock.instant()));
        bytes += size;
        if (before != null) {
            bytes -= before.size();
            Files.deleteIfExists(before.file());
        }
        shrink();
    }

    synchronized long bytes() {
        return bytes;
    }

    private void shrink() {
        Instant idle = clock.instant().minus(IN_USE);
        Iterator<Kept> eldest = kept.values().iterator();
        while (bytes > maxBytes && eldest.hasNext()) {
            Kept candidate = eldest.next();
            if (candidate.used().isAfter(idle)) {
                return;
            }
            eldest.remove();
            bytes -= candidate.size();
            try {
                Files.deleteIfExists(candidate.file());
            } catch (IOException e) {
                LOG.warnf("a picture stays in the cache of sizes: %s", e.toString());
            }
        }
    }

    /// What processes left that are no more is nobody's.
    private void prepare() throws IOException {
        if (ready) {
            return;
        }
        Files.createDirectories(directory);
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path old : homes) {
                if (old.equals(home) || !isOwned(old)) {
                    empty(old);
                }
            }
        }
        Files.createDirectories(home);
        ready = true;
    }

    private static boolean isOwned(Path home) {
        String pid = home.getFileName().toString().substring(PREFIX.length());
        return !pid.matches("\\d{1,18}")
                || ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void empty(Path home) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(home)) {
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(home);
    }
}
