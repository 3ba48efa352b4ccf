package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/// The consumers' guide shows what is really sent.
class EventsGuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("### `([^`]+)`\n.*?```json\n(.*?)```", Pattern.DOTALL);

    private final String guide = guide();

    static Stream<Golden<?>> all() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theExampleOfATypeIsItsGoldenValue(Golden<?> golden) throws IOException {
        var json = new ObjectMapper();
        MatchResult example = EXAMPLE.matcher(guide).results()
                .filter(match -> match.group(1).equals(golden.type()))
                .findFirst().orElseThrow(() -> new AssertionError("no example of " + golden.type()));

        assertThat(json.readTree(example.group(2))).isEqualTo(json.readTree(golden.value()));
    }

    @Test
    void theHeadersAreThoseOfAPublishedArticle() {
        assertThat(guide).contains(String.join("\n", Golden.of(ArticleEvent.Published.TYPE).headerLines()));
    }

    @ParameterizedTest
    @EnumSource
    void theTableOfTopicsHoldsEveryTopic(Topic topic) {
        String keeps = switch (topic.cleanup()) {
            case COMPACT -> "the newest per key, for ever";
            case DELETE -> topic.retention().orElseThrow().toDays() + " days";
        };

        assertThat(guide).containsPattern(
                Pattern.quote("| `" + topic.topicName() + "` | ") + ".*"
                        + Pattern.quote(" | " + topic.partitions() + " | " + keeps + " |"));
    }

    private static String guide() {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("meridiem.root"), "meridiem.root"));
        try {
            return Files.readString(root.resolve("docs/api/events.md"));
        } catch (IOException e) {
            throw new AssertionError("no guide", e);
        }
    }
}
