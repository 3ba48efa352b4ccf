package org.meridiem.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.lease.InfrastructureLease;

/// The servers that all tests of this working copy share. The first call starts them if they do not run; this JVM then
/// holds a lease until it ends.
public final class SharedInfrastructure {

    private SharedInfrastructure() {
    }

    /// Where the servers are.
    ///
    /// @return the endpoints of PostgreSQL, Kafka, Keycloak and mail
    public static Endpoints endpoints() {
        return Holder.LEASE.endpoints();
    }

    /// Takes something that cannot be shared, unless another test JVM uses it.
    ///
    /// @param what a name for it
    /// @return to be closed when it may be used by others again; empty while another has it
    static Optional<InfrastructureLease> exclusive(String what) {
        return Holder.LEASE.exclusive(what);
    }

    /// The project's root directory.
    ///
    /// @return the directory that holds `mvnw`
    public static Path root() {
        String told = System.getProperty("meridiem.root", "");
        Path directory = Path.of(told.isBlank() ? "" : told).toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("No directory above " + Path.of("").toAbsolutePath() + " holds mvnw");
            }
        }
        return directory;
    }

    private static final class Holder {
        static final InfrastructureLease LEASE = InfrastructureLease.take(root());
    }
}
