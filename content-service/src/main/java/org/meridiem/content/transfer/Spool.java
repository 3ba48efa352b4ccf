package org.meridiem.content.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// The files of imports and exports, named by the ids of their jobs: no part of a name comes from a client.
@ApplicationScoped
class Spool {

    private static final Logger LOG = Logger.getLogger(Spool.class);
    private static final String IMPORT = ".import";
    private static final String EXPORT = ".ndjson.gz";
    private static final String PART = ".part";
    private static final Duration ORPHAN = Duration.ofDays(1);

    private final Path directory;
    private final long maxUpload;

    Spool(TransferConfig config) {
        this.directory = config.directory().toAbsolutePath().normalize();
        this.maxUpload = config.maxUpload();
    }

    /// A file that came whole.
    ///
    /// @param file   not yet under its name
    /// @param size   bytes
    /// @param sha256 hexadecimal
    record Received(Path file, long size, String sha256) {
    }

    /// Writes an upload to disk.
    ///
    /// @param expected its length as announced, negative when unknown
    /// @throws ProblemException 400 for an empty or cut-off body, 413
    Received receive(InputStream body, long expected) {
        if (expected > maxUpload) {
            throw tooLarge();
        }
        Path part = create();
        try (InputStream in = body; OutputStream out = Files.newOutputStream(part)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(new DigestInputStream(in, digest), out);
            if (size == 0) {
                throw ProblemType.BAD_REQUEST.with("The body is empty: send the file as it is.");
            }
            if (expected >= 0 && size != expected) {
                throw ProblemType.BAD_REQUEST.with("The body ended after " + size + " of " + expected + " bytes.");
            }
            out.flush();
            return new Received(part, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            delete(part);
            throw ProblemType.BAD_REQUEST.with("The body could not be read to its end.");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (RuntimeException e) {
            delete(part);
            throw e;
        }
    }

    private long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (size > maxUpload) {
                throw tooLarge();
            }
            out.write(buffer, 0, n);
        }
        return size;
    }

    private ProblemException tooLarge() {
        return ProblemType.TOO_LARGE.with("A file may have " + maxUpload + " bytes at most.").and("maxBytes",
                maxUpload);
    }

    /// Gives what came whole its name. From now on it survives a power cut.
    void keep(Received received, UUID id) {
        settle(received.file(), importFile(id));
    }

    Path importFile(UUID id) {
        return directory.resolve(id + IMPORT);
    }

    Path exportFile(UUID id) {
        return directory.resolve(id + EXPORT);
    }

    /// A file to write an export into; [#finish] gives it its name.
    Path create() {
        try {
            Files.createDirectories(directory);
            return Files.createTempFile(directory, "transfer-", PART);
        } catch (IOException e) {
            LOG.error("the spool directory cannot be written", e);
            throw ProblemType.UNAVAILABLE.with("The spool directory cannot be used.").header("Retry-After", "30");
        }
    }

    void finish(Path part, UUID id) {
        settle(part, exportFile(id));
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("a file of the spool stays for the sweep: %s", file.getFileName());
        }
    }

    /// Removes what no job knows and nobody has written for a day.
    ///
    /// @param known whether a job needs the file
    void sweep(Predicate<UUID> known, Instant now) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ORPHAN)) && !isKnown(file, known)) {
                    delete(file);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("another replica swept at the same time");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKnown(Path file, Predicate<UUID> known) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        try {
            return !name.endsWith(PART) && dot > 0 && known.test(UUID.fromString(name.substring(0, dot)));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static void settle(Path part, Path target) {
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IllegalStateException("both are in one directory", e);
        } catch (IOException e) {
            LOG.error("the spool directory cannot be written", e);
            throw ProblemType.UNAVAILABLE.with("The spool directory cannot be used.").header("Retry-After", "30");
        }
    }
}
