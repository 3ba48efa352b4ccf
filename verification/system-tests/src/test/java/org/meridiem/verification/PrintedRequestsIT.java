package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Port;
import org.meridiem.cluster.sample.SampleContent;

/// The requests of `docs/api/http` work as printed on the sample newspaper, one after the other, each file by itself; only the ports are
/// those of this run.
@ExtendWith(RunningCluster.class)
class PrintedRequestsIT {

    private static final Path COLLECTION = Path.of(System.getProperty("meridiem.root"), "docs/api/http");

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(COLLECTION)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".http")).sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theRequestsWorkAsPrinted(String file, LocalCluster cluster) throws Exception {
        Endpoints endpoints = cluster.endpoints();
        SampleContent.load(endpoints.content(), endpoints.trending(), endpoints.newsletter(), endpoints.issuer(),
                System.out::println);
        List<String> sent = new HttpCollection(COLLECTION.resolve(file), text -> {
            String here = text;
            for (Port port : Port.values()) {
                here = here.replace("127.0.0.1:" + port.standard(),
                        "127.0.0.1:" + endpoints.ports().of(port));
            }
            return here;
        }).send();

        assertThat(sent).hasSizeGreaterThan(2);
    }
}
