package org.meridiem.cluster.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;

/// Sample content, loaded once into each set of data: what editors change or delete afterwards stays so.
///
/// @param mark a file beside the data that says that they hold the samples
record Samples(Path mark) {

    static Samples of(Layout layout) {
        return new Samples(layout.local().resolve("data/samples-loaded"));
    }

    void load(Endpoints endpoints, Consumer<String> progress) throws InterruptedException {
        if (Files.exists(mark)) {
            return;
        }
        try {
            Class.forName("org.meridiem.cluster.sample.SampleContent")
                    .getMethod("load", URI.class, URI.class, URI.class, URI.class, Consumer.class)
                    .invoke(null, endpoints.content(), endpoints.trending(), endpoints.newsletter(), endpoints.keycloak(), progress);
            Files.createFile(mark);
        } catch (InterruptedException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("The sample content cannot be loaded", e);
        } catch (Exception e) {
            throw new ClusterException("The sample content cannot be loaded: " + e.getMessage()
                    + ". ./meridiem start --no-sample starts without it", e);
        }
    }
}
