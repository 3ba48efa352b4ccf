package org.meridiem.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

/// The page for clients and the catalogue say the same.
class ProblemCatalogueTest {

    @Test
    void thePageListsExactlyTheCatalogue() throws IOException {
        Path page = Path.of(System.getProperty("meridiem.root"), "docs", "api", "problems.md");

        var listed = Files.readAllLines(page).stream().filter(line -> line.startsWith("| `urn:")).toList();

        assertThat(listed).containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                .map(type -> "| `" + type.uri() + "` | " + type.status() + " | " + type.title() + " |")
                .toList());
    }
}
