package org.meridiem.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

/// A broker that one test JVM has for itself. Ends, with its data, when it is closed or the JVM dies.
final class PrivateKafka implements AutoCloseable {

    private final Path directory;
    private final LocalCluster cluster;

    private PrivateKafka(Path directory, LocalCluster cluster) {
        this.directory = directory;
        this.cluster = cluster;
    }

    static PrivateKafka start() {
        try {
            Path directory = Files.createTempDirectory("meridiem-kafka");
            return new PrivateKafka(directory,
                    LocalCluster.start(
                            ClusterOptions.forTests(SharedInfrastructure.root(), directory, Set.of(Part.KAFKA)),
                            _ -> {
                            }));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no place for a broker's data", e);
        }
    }

    String bootstrap() {
        return cluster.endpoints().kafka();
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        Layout.delete(directory);
    }
}
