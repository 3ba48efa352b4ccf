package org.meridiem.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

/// How services run in production: as the image and the service's manifest say.
final class Production {

    /// The pod's limit.
    private static final String MEMORY = "-XX:MaxRAM=512m";
    private static final Pattern OF_THE_IMAGE = Pattern.compile("^ENV JAVA_TOOL_OPTIONS=\"(.*)\"$", Pattern.MULTILINE);
    private static final Pattern OF_THE_SERVICE = Pattern.compile("name: JDK_JAVA_OPTIONS\\s+value: (.+)$",
            Pattern.MULTILINE);
    /// Comes with the startup cache where there is one: [org.meridiem.cluster.service.StartupCache].
    private static final Pattern OF_THE_CACHE = Pattern.compile("-XX:AOTCache=.*|-Xms.*|-Xlog:aot.*");

    private Production() {
    }

    /// Options of a service's JVM.
    ///
    /// @param cluster of the working copy whose image and manifests count
    static List<String> jvm(LocalCluster cluster, Part service) {
        Path deploy = cluster.layout().root().resolve("deploy");
        return Stream.of(Stream.of(MEMORY),
                options(OF_THE_IMAGE, deploy.resolve("images/Containerfile")),
                options(OF_THE_SERVICE, deploy.resolve("kubernetes/base/" + service.id() + "/deployment.yaml")))
                .flatMap(some -> some)
                .filter(option -> !OF_THE_CACHE.matcher(option).matches())
                .toList();
    }

    /// None where the file says nothing: a service need not differ from its image.
    private static Stream<String> options(Pattern said, Path file) {
        try {
            Matcher found = said.matcher(Files.readString(file));
            return found.find() ? Stream.of(found.group(1).split(" ")) : Stream.empty();
        } catch (IOException e) {
            throw new ClusterException("How services run in production is not to be found: " + e.getMessage(), e);
        }
    }
}
