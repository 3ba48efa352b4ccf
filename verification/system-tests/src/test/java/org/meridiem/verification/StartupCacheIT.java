package org.meridiem.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;
import org.meridiem.cluster.service.StartupCache;
import org.meridiem.cluster.service.StartupTraining;

/// A startup cache that was made beside the cluster is one that a small pod can start with.
@ExtendWith(RunningCluster.class)
class StartupCacheIT {

    /// As in deploy/images/Containerfile; and the JVM ends at once when it cannot use the cache.
    private static final List<String> POD = List.of("-XX:MaxRAM=512m", "-XX:MaxRAMPercentage=40", "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8",
            "-XX:AOTMode=on");

    @Test
    void aServiceStartsWithItsCache(LocalCluster cluster) throws IOException {
        Path cache = StartupCache.beside(cluster.layout().jar(Part.TRENDING));
        try {
            new StartupTraining(cluster).make(Part.TRENDING);
            Replica replica = Replica.onFreePorts("trending-service-cached", POD, Map.of());
            Server server = cluster.replica(Part.TRENDING, replica);
            server.start();
            try {
                Newsroom.reader(replica.address()).get("/v1/trending").then().statusCode(200);
            } finally {
                server.stop();
            }
        } finally {
            Files.deleteIfExists(cache);
        }
    }
}
