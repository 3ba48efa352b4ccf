package org.meridiem.content.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Files in a directory: `<directory>/<last two digits of the id>/<id>/<variant>.<extension>`.
///
/// The last digits, because the first ones of a UUID of version 7 are the time and would put all pictures of a month into one directory.
final class LocalMediaStore implements MediaStore {

    private final Path directory;

    LocalMediaStore(MediaConfig config) {
        this.directory = config.directory().toAbsolutePath().normalize();
    }

    @Override
    public void put(MediaKey key, ImageFormat format, Path file) throws IOException {
        Path home = home(key.media());
        Files.createDirectories(home);
        Path target = home.resolve(name(key, format));
        Path part = Files.createTempFile(home, ".", ".part");
        try {
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            force(part, StandardOpenOption.WRITE);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // The names in a directory are data of the directory.
            force(home, StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public Optional<StoredImage> find(MediaKey key) throws IOException {
        for (ImageFormat format : ImageFormat.values()) {
            Path file = home(key.media()).resolve(name(key, format));
            BasicFileAttributes attributes = attributes(file);
            if (attributes != null && attributes.isRegularFile()) {
                return Optional.of(new StoredImage(format, attributes.size(), () -> Files.newInputStream(file)));
            }
        }
        return Optional.empty();
    }

    @Override
    public void deleteAll(UUID media) throws IOException {
        Path home = home(media);
        if (!Files.exists(home)) {
            return;
        }
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path home(UUID media) {
        String id = media.toString();
        return directory.resolve(id.substring(id.length() - 2)).resolve(id);
    }

    private static String name(MediaKey key, ImageFormat format) {
        return key.variant() + "." + format.extension();
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
