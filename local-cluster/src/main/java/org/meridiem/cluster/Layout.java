package org.meridiem.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where things lie on disk.
///
/// @param root the project
/// @param local what belongs to one cluster: `data`, `logs` and `run`
/// @param cache what every cluster on this machine can share: unpacked and prepared servers
public record Layout(Path root, Path local, Path cache) {

    /// Makes all paths absolute.
    public Layout {
        root = root.toAbsolutePath().normalize();
        local = local.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
    }

    /// A cluster whose own files lie in a directory of the caller's choice.
    ///
    /// @param root the project
    /// @param local the cluster's directory
    /// @return the layout, with the machine's cache: `MERIDIEM_CACHE`, or `.cache/meridiem` in the home directory
    public static Layout of(Path root, Path local) {
        String cache = System.getenv().getOrDefault("MERIDIEM_CACHE", "");
        return new Layout(root, local,
                cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "meridiem") : Path.of(cache));
    }

    /// What survives a restart.
    ///
    /// @param part whose data
    /// @return a directory of its own, not necessarily there yet
    public Path data(Part part) {
        return local.resolve("data").resolve(part.id());
    }

    /// @return where the logs go
    public Path logs() {
        return local.resolve("logs");
    }

    /// @return where the pid files lie
    public Path run() {
        return local.resolve("run");
    }

    /// Where the packaged form of a service lies after a build.
    ///
    /// @param service one of the three services
    /// @return its runnable jar
    public Path jar(Part service) {
        return root.resolve(service.id()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// @return the realm file of production
    public Path realm() {
        return root.resolve("deploy/keycloak/meridiem-realm.json");
    }

    /// @return what the local realm has beyond that of production
    public Path realmOverlay() {
        return root.resolve("deploy/keycloak/local-overlay.json");
    }

    /// @return Keycloak's archive, as Maven resolved it
    public Path keycloakArchive() {
        Path pointer = assembly().resolve("keycloak-archive");
        try {
            return Path.of(Files.readString(pointer).trim());
        } catch (IOException e) {
            throw new ClusterException("local-cluster is not built: " + pointer
                    + " is missing; ./mvnw -pl local-cluster -am package builds it", e);
        }
    }

    /// The class path of everything that runs in a plain JVM: the launcher and the broker.
    ///
    /// @return classes of this build first, then all libraries
    public String classPath() {
        Path libraries = assembly().resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new ClusterException("local-cluster is not built: " + libraries
                    + " is missing; ./mvnw -pl local-cluster -am package builds it");
        }
        return Stream
                .of(root.resolve("local-cluster/target/classes"), root.resolve("libs/article-events/target/classes"),
                        libraries.resolve("*"))
                .map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /// Deletes a directory with all that is in it; a missing one is fine.
    ///
    /// @param directory what to delete
    public static void delete(Path directory) {
        if (!Files.exists(directory, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }

    private Path assembly() {
        return root.resolve("local-cluster/target/local-cluster");
    }
}
