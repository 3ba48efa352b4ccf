package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages for operators and the decisions lead where they say, and the decisions keep their form.
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");

    static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(Project.path("docs/adr"))) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-.*\\.md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionHasContextDecisionAndConsequencesOnOnePage(Path decision) throws IOException {
        List<String> lines = Files.readAllLines(decision);
        assertThat(lines.getFirst()).startsWith("# " + decision.getFileName().toString().substring(0, 4) + ". ");
        assertThat(lines).filteredOn(line -> line.startsWith("## "))
                .containsExactly("## Context", "## Decision", "## Consequences");
        assertThat(lines).anyMatch(line -> line.matches("Status: (proposed|accepted|superseded by \\[\\d{4}].*)"));
        assertThat(lines).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void decisionsAreNumberedWithoutAGapAndListed() throws IOException {
        String index = Project.text("docs/adr/README.md");
        List<Path> decisions = decisions();
        for (int number = 1; number <= decisions.size(); number++) {
            Path decision = decisions.get(number - 1);
            String title = Files.readAllLines(decision).getFirst().substring("# 0000. ".length());
            assertThat(decision.getFileName().toString()).startsWith("%04d-".formatted(number));
            assertThat(index).contains("](" + decision.getFileName() + ") | " + title + " |");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/README.md", "docs/operations.md", "docs/adr/README.md"})
    void linksLeadSomewhere(String page) {
        List<String> targets = LINK.matcher(Project.text(page)).results().map((MatchResult link) -> link.group(1))
                .toList();
        assertThat(targets).isNotEmpty()
                .allSatisfy(target -> assertThat(Project.path(page).resolveSibling(target)).exists());
    }
}
