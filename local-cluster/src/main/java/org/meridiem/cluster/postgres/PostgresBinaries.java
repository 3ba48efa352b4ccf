package org.meridiem.cluster.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Versions;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs of this machine's platform, unpacked once per machine.
final class PostgresBinaries {

    private PostgresBinaries() {
    }

    /// @return the directory that holds `bin/postgres`
    static Path unpackedIn(Path cache) throws IOException {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path home = cache.resolve(archive + "-" + Versions.POSTGRES.number());
        Path complete = home.resolve(".complete");
        if (Files.exists(complete)) {
            return home;
        }
        Files.createDirectories(home);
        try (FileChannel channel = FileChannel.open(cache.resolve(home.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(complete)) {
                unpack(archive + ".txz", home);
                Files.createFile(complete);
            }
        }
        return home;
    }

    static String archive(String system, String architecture) {
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return "postgres-linux-" + (arm ? "arm_64" : "x86_64");
        }
        if (name.contains("mac")) {
            return "postgres-darwin-" + (arm ? "arm_64" : "x86_64");
        }
        throw new ClusterException("The local cluster has no PostgreSQL for " + system + " on " + architecture
                + "; it runs on Linux and macOS, and in WSL 2 on Windows");
    }

    private static void unpack(String archive, Path home) throws IOException {
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (resource == null) {
                throw new ClusterException(
                        archive + " is not on the launcher's class path; build again with ./meridiem start");
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(
                    new XZInputStream(new BufferedInputStream(resource)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(entry, tar, home);
                }
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("The archive wants to write outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target,
                    PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
