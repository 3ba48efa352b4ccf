package org.meridiem.cluster.command;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Ports;

/// The mark that a launcher leaves while it runs: a lock, which dies with its process however that ends, and a file that
/// tells the other commands its pid and ports.
///
/// @param channel the locked file
/// @param lock kept until the launcher ends
/// @param description the file for the others
record RunningLauncher(FileChannel channel, FileLock lock, Path description) implements AutoCloseable {

    private static final String PID = "pid";

    /// Becomes the one launcher of a directory.
    ///
    /// @return empty if another one is running
    static Optional<RunningLauncher> become(Layout layout, Ports ports) throws IOException {
        Files.createDirectories(layout.run());
        FileChannel channel = FileChannel.open(lockFile(layout), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        Properties properties = ports.toProperties();
        properties.setProperty(PID, Long.toString(ProcessHandle.current().pid()));
        try (Writer writer = Files.newBufferedWriter(description(layout))) {
            properties.store(writer, null);
        }
        return Optional.of(new RunningLauncher(channel, lock, description(layout)));
    }

    /// Looks whether a launcher runs.
    ///
    /// @return what it tells of itself
    static Optional<Known> find(Layout layout) throws IOException {
        if (!Files.exists(lockFile(layout)) || !Files.exists(description(layout))) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lockFile(layout), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                return Optional.empty();
            }
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(description(layout))) {
            properties.load(reader);
        }
        return Optional.of(new Known(Long.parseLong(properties.getProperty(PID)), Ports.from(properties)));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(description);
        lock.release();
        channel.close();
    }

    private static Path lockFile(Layout layout) {
        return layout.run().resolve("launcher.lock");
    }

    private static Path description(Layout layout) {
        return layout.run().resolve("launcher.properties");
    }

    /// What a running launcher tells of itself.
    ///
    /// @param pid of its process
    /// @param ports of its cluster
    record Known(long pid, Ports ports) {
    }
}
