package org.meridiem.content.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meridiem.testkit.SharedInfrastructure;

/// What docs/api/body.md says of the allow-list and the limits is what the code does.
class PublishedRulesTest {

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(SharedInfrastructure.root().resolve("docs/api/body.md"));
    }

    @Test
    void theElementsAreThoseOfTheSanitiser() {
        assertThat(namesIn("- Inline elements:")).containsExactly(Markup.INLINE);
        assertThat(namesIn("- Flow elements, in html blocks and in the HTML form: those and"))
                .containsExactly(Markup.FLOW);
    }

    @Test
    void theLimitsAreThoseOfTheReader() {
        for (int limit : new int[]{BodyLimits.SOURCE, BodyLimits.BLOCKS, BodyLimits.MEMBER, BodyLimits.TEXT,
                BodyLimits.LIST_DEPTH,
                BodyLimits.LIST_ITEMS, BodyLimits.GALLERY, BodyLimits.COLUMNS, BodyLimits.ROWS}) {
            assertThat(page).contains(String.format(Locale.ROOT, "%,d", limit));
        }
    }

    @Test
    void everyBlockIsNamed() {
        Stream<String> names = Arrays
                .stream(Block.class.getAnnotation(com.fasterxml.jackson.annotation.JsonSubTypes.class).value())
                .map(com.fasterxml.jackson.annotation.JsonSubTypes.Type::name);
        assertThat(names).allSatisfy(name -> assertThat(page).contains("\n| `" + name + "` |"));
    }

    private static List<String> namesIn(String start) {
        String line = page.lines().filter(candidate -> candidate.startsWith(start)).findFirst().orElseThrow();
        return Pattern.compile("`([a-z0-9]+)`").matcher(line.substring(start.length())).results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
