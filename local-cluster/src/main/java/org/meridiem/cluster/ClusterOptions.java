package org.meridiem.cluster;

import java.nio.file.Path;
import java.util.Set;

/// What to start, and where.
///
/// @param layout where everything lies on disk
/// @param ports where everything listens
/// @param parts what to start
/// @param durable whether the database's commits survive the death of the machine; without it everything is faster and
///        still survives the death of any process
public record ClusterOptions(Layout layout, Ports ports, Set<Part> parts, boolean durable) {

    /// Copies the set.
    public ClusterOptions {
        parts = Set.copyOf(parts);
    }

    /// The cluster that people work with: everything, durable.
    ///
    /// @param layout where everything lies
    /// @param ports where everything listens
    /// @return the options
    public static ClusterOptions everything(Layout layout, Ports ports) {
        return new ClusterOptions(layout, ports, Part.all(), true);
    }

    /// A cluster for tests: on free ports, in a directory of its own, fast rather than durable.
    ///
    /// @param root the project
    /// @param directory for data, logs and pid files
    /// @param parts what to start
    /// @return the options
    public static ClusterOptions forTests(Path root, Path directory, Set<Part> parts) {
        return new ClusterOptions(Layout.of(root, directory), Ports.free(), parts, false);
    }
}
