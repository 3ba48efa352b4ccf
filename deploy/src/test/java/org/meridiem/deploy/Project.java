package org.meridiem.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where things are in the source tree.
final class Project {

    private Project() {
    }

    /// A path below the root of the project.
    static Path path(String relative) {
        String root = System.getProperty("meridiem.root");
        if (root == null) {
            throw new IllegalStateException("the system property meridiem.root is not set; run the tests by Maven");
        }
        return Path.of(root).resolve(relative);
    }

    /// The text of a file below the root of the project.
    static String text(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
