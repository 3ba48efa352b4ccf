package org.meridiem.cluster.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Command lines for child JVMs, on the JDK that the launcher itself runs on.
public final class Jvm {

    private Jvm() {
    }

    /// A small JVM: it starts fast and stays small rather than growing fast.
    ///
    /// @param heapMegabytes the most heap it may take
    /// @param rest further options, then `-cp PATH MAIN` or `-jar FILE`, then arguments
    /// @return the command line
    public static List<String> small(int heapMegabytes, List<String> rest) {
        List<String> line = new ArrayList<>(List.of(
                java().toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        line.addAll(rest);
        return line;
    }

    /// A JVM with options of the caller's choice.
    ///
    /// @param options of the JVM
    /// @param rest `-cp PATH MAIN` or `-jar FILE`, then arguments
    /// @return the command line
    public static List<String> with(List<String> options, List<String> rest) {
        List<String> line = new ArrayList<>(List.of(java().toString()));
        line.addAll(options);
        line.addAll(rest);
        return line;
    }

    /// @return the `java` of this very JVM
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
