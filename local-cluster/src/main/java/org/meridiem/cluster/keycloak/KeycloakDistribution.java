package org.meridiem.cluster.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Versions;
import org.meridiem.cluster.process.ChildProcess;
import org.meridiem.cluster.process.ChildProcesses;
import org.meridiem.cluster.process.Command;
import org.meridiem.cluster.process.Jvm;

/// Keycloak, unpacked and built for our options, and databases into which a realm has been imported; all of it in the
/// machine's cache, made by whoever comes first.
final class KeycloakDistribution {

    private static final List<String> BUILD_OPTIONS = List.of("--db=dev-file", "--health-enabled=true");
    private static final int HEAP_MEGABYTES = 384;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Layout layout;
    private final ChildProcesses processes;
    private final Consumer<String> progress;

    KeycloakDistribution(Layout layout, ChildProcesses processes, Consumer<String> progress) {
        this.layout = layout;
        this.processes = processes;
        this.progress = progress;
    }

    /// The built distribution. Nothing in it is written to any more.
    ///
    /// @return its directory
    Path built() throws IOException {
        Path home = layout.cache().resolve("keycloak-" + Versions.KEYCLOAK.number() + "-"
                + Integer.toHexString(BUILD_OPTIONS.hashCode()));
        once(home,
                "Keycloak " + Versions.KEYCLOAK.number() + " is prepared, once on this machine (about half a minute)",
                () -> {
                    unpack(layout.keycloakArchive(), home);
                    List<String> arguments = new ArrayList<>(List.of("build"));
                    arguments.addAll(BUILD_OPTIONS);
                    run("keycloak-build", home, arguments);
                });
        return home;
    }

    /// A database that holds the realm already.
    ///
    /// @param realm which
    /// @return the directory of its files, to be copied, never used as it is
    Path database(RealmFile realm) throws IOException {
        Path distribution = built();
        Path home = layout.cache().resolve(distribution.getFileName() + "-realm-" + realm.fingerprint());
        once(home, "The realm is imported into Keycloak, once for each version of it", () -> {
            linkParts(distribution, home);
            Path file = Files.writeString(home.resolve("realm.json"), realm.json());
            run("keycloak-import", home, List.of("import", "--optimized", "--file=" + file));
        });
        return home.resolve("data/h2");
    }

    /// Makes a directory look like a distribution of its own whose data are its own and whose programs are shared.
    static void linkParts(Path distribution, Path home) throws IOException {
        for (String part : List.of("lib", "conf", "providers", "themes", "version.txt")) {
            Path link = home.resolve(part);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(part));
        }
    }

    /// A command line as `kc.sh` would make it, without the shell between us and the process.
    static List<String> java(int heapMegabytes, Path home, List<String> arguments) {
        List<String> options = new ArrayList<>(List.of(
                "-XX:MaxMetaspaceSize=256m",
                "-XX:ReservedCodeCacheSize=96m",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000"));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        options.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        options.addAll(arguments);
        return Jvm.small(heapMegabytes, options);
    }

    private void run(String name, Path home, List<String> arguments) throws IOException {
        ChildProcess process = processes
                .start(new Command(name, java(HEAP_MEGABYTES, home, arguments), Map.of(), home, Command.Signal.TERM));
        if (!process.endsWithin(PATIENCE) || process.exitCode() != 0) {
            process.kill();
            throw new ClusterException(name + " failed. The end of " + process.log() + ":" + System.lineSeparator()
                    + process.lastLines(25));
        }
    }

    /// Several clusters may start at once on a machine: the first one works, the others wait. Work that was cut short
    /// is begun anew.
    private void once(Path directory, String message, Step work) throws IOException {
        Path complete = directory.resolve(".complete");
        if (Files.exists(complete)) {
            return;
        }
        Files.createDirectories(directory.getParent());
        Path lockFile = directory.resolveSibling(directory.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || Files.exists(complete)) {
                return;
            }
            progress.accept(message);
            Layout.delete(directory);
            Files.createDirectories(directory);
            work.run();
            Files.createFile(complete);
        }
    }

    private static void unpack(Path archive, Path home) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile()); Stream<? extends ZipEntry> entries = zip.stream()) {
            for (ZipEntry entry : (Iterable<ZipEntry>) entries.map(ZipEntry.class::cast)::iterator) {
                Path path = Path.of(entry.getName());
                if (path.getNameCount() < 2 || entry.isDirectory()) {
                    continue;
                }
                // The archive has one top directory that bears the version.
                Path target = home.resolve(path.subpath(1, path.getNameCount())).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("The archive wants to write outside its directory: " + path);
                }
                Files.createDirectories(target.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
        }
        Files.createDirectories(home.resolve("providers"));
        Files.createDirectories(home.resolve("themes"));
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
