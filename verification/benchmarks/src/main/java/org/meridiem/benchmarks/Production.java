package org.meridiem.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/// How services run in production.
final class Production {

    /// As in deploy/images/Containerfile, in a pod of 512 MiB.
    static final List<String> JVM = List.of("-XX:MaxRAM=512m", "-XX:MaxRAMPercentage=40", "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20", "-XX:MaxNewSize=20m", "-XX:TrimNativeHeapInterval=5000",
            "-XX:CompileCommand=quiet", "-XX:CompileCommand=MemLimit,*.*,20m", "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ActiveProcessorCount=2", "-XX:ReservedCodeCacheSize=64m", "-XX:MaxDirectMemorySize=48m",
            "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8");

    /// As in the manifest of content-service besides.
    static final List<String> CONTENT_JVM = Stream.concat(JVM.stream(),
            Stream.of("-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10", "-XX:MaxNewSize=16m")).toList();

    /// As in the manifest of trending-service besides.
    static final List<String> TRENDING_JVM = Stream.concat(JVM.stream(),
            Stream.of("-XX:MinHeapFreeRatio=30", "-XX:MaxHeapFreeRatio=60", "-XX:MaxNewSize=56m",
                    "-Djdk.nio.maxCachedBufferSize=262144"))
            .toList();

    private Production() {
    }
}
