package org.meridiem.cluster.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The classes of a packaged service, loaded and linked beforehand (JEP 483, 514, 515), in a file beside its jar. [StartupTraining] makes it; packaging the
/// service anew deletes it.
///
/// A service starts without it all the same, only more slowly: when there is none, when it belongs to another JVM, when a jar has another time.
public final class StartupCache {

    private static final String NAME = "app.aot";

    private StartupCache() {
    }

    /// What a service's JVM needs to use the cache. Without the initial heap, the objects in the cache would not fit into that of a small pod, and the JVM
    /// would not start. A JVM that cannot use the cache says so at length unless told not to.
    ///
    /// @param jar of the service
    /// @return options, none when there is no cache
    public static List<String> options(Path jar) {
        Path cache = beside(jar);
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xms64m", "-Xlog:aot*=off") : List.of();
    }

    /// Where the cache of a service lies, once it is made.
    ///
    /// @param jar of the service
    /// @return a file in the same directory
    public static Path beside(Path jar) {
        return jar.resolveSibling(NAME);
    }
}
