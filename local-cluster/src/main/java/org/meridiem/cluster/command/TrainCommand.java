package org.meridiem.cluster.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;

import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;
import org.meridiem.cluster.service.StartupCache;
import org.meridiem.cluster.service.StartupTraining;

/// Makes the startup caches of the packaged services, on servers of its own that nothing else uses.
///
/// @param root the project
/// @param console speaks to the person at the terminal
public record TrainCommand(Path root, Console console) {

    /// Trains all three, one after the other.
    public void run() {
        Path directory = root.resolve(".local/training");
        Layout.delete(directory);
        var infrastructure = EnumSet.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK);
        var options = new ClusterOptions(Layout.of(root, directory), Ports.free(), infrastructure, false);
        try (LocalCluster cluster = LocalCluster.start(options, console::progress)) {
            var training = new StartupTraining(cluster);
            for (Part service : Part.all()) {
                if (service.isService()) {
                    train(training, service, options.layout().jar(service));
                }
            }
        }
        Layout.delete(directory);
    }

    private void train(StartupTraining training, Part service, Path jar) {
        long begun = System.nanoTime();
        training.make(service);
        try {
            console.progress("startup cache of %s: %d MB (%d s)".formatted(service.id(),
                    Files.size(StartupCache.beside(jar)) >> 20,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
