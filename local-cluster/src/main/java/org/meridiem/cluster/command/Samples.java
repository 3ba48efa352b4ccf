package org.meridiem.cluster.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.sample.SampleContent;

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
            SampleContent.load(endpoints.content(), endpoints.trending(), endpoints.newsletter(), endpoints.issuer(),
                    progress);
            Files.createFile(mark);
        } catch (IOException | RuntimeException e) {
            throw new ClusterException("The sample content cannot be loaded: " + e.getMessage()
                    + ". ./meridiem start --no-sample starts without it", e);
        }
    }
}
