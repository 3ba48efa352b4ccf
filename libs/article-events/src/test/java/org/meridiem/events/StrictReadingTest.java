package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Codec and schema agree: every golden value is spoilt at every place in every way, and what the schema refuses the codec refuses, and nothing else.
class StrictReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// Members that a producer may leave out.
    private static final List<String> OPTIONAL = List.of("shortHeadline", "heroImage", "seconds", "ref", "section",
            "previousRank", "commentCount");

    private static final List<String> OPTIONAL_IN_LEVERS = List.of("article", "section", "list", "place", "request");

    private static final Map<String, JsonNode> REPLACEMENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("empty string", NODES.textNode("")), Map.entry("space", NODES.textNode(" ")),
            Map.entry("text", NODES.textNode("No such thing")), Map.entry("star", NODES.textNode("*")),
            Map.entry("NUL", NODES.textNode("a\0b")), Map.entry("digits", NODES.textNode("1")),
            Map.entry("padded word", NODES.textNode(" view ")), Map.entry("capitals", NODES.textNode("NOW")),
            Map.entry("not a number", NODES.textNode("NaN")), Map.entry("infinite", NODES.textNode("Infinity")),
            Map.entry("short UUID", NODES.textNode("1-1-1-1-1")),
            Map.entry("signed UUID", NODES.textNode("+1990d2f-6a00-7c31-9b52-3f0e5d7a1c01")),
            Map.entry("Base64 UUID", NODES.textNode("AZkNL2oAfDGbUj8OXXocAQ==")),
            Map.entry("day", NODES.textNode("2026-03-02")), Map.entry("epoch", NODES.textNode("1772433000")),
            Map.entry("local time", NODES.textNode("2026-03-02T06:30:00")),
            Map.entry("offset", NODES.textNode("2026-03-02T06:30:00+01:00")),
            Map.entry("no such day", NODES.textNode("2026-02-30T06:30:00Z")),
            Map.entry("far year", NODES.textNode("+12026-03-02T06:30:00Z")),
            Map.entry("relative address", NODES.textNode("/market-day")),
            Map.entry("no host", NODES.textNode("https:///market-day")),
            Map.entry("script", NODES.textNode("javascript:alert(1)")),
            Map.entry("spaced address", NODES.textNode("https://news.example/market day")),
            Map.entry("umlaut address", NODES.textNode("https://news.example/märkte")),
            Map.entry("zero", NODES.numberNode(0)), Map.entry("one", NODES.numberNode(1)),
            Map.entry("minus one", NODES.numberNode(-1)), Map.entry("fraction", NODES.numberNode(1.5)),
            Map.entry("beyond int", NODES.numberNode(2_147_483_648L)),
            Map.entry("beyond long", NODES.numberNode(new java.math.BigInteger("9223372036854775808"))),
            Map.entry("true", NODES.booleanNode(true)), Map.entry("array", NODES.arrayNode()),
            Map.entry("array of string", NODES.arrayNode().add("a")),
            Map.entry("array of null", NODES.arrayNode().addNull()),
            Map.entry("array in array", NODES.arrayNode().add(NODES.arrayNode())),
            Map.entry("object", NODES.objectNode())));

    static Stream<Golden<?>> all() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aMemberIsLeftOutOnlyWhereTheSchemaAllowsIt(Golden<?> golden) throws IOException {
        for (JsonPointer place : ContractDocuments.pointers(JSON.readTree(golden.value()))) {
            JsonNode spoilt = JSON.readTree(golden.value());
            if (!(spoilt.at(place.head()) instanceof ObjectNode parent)) {
                continue;
            }
            String member = place.last().getMatchingProperty();
            parent.remove(member);
            boolean optional = optionalIn(golden, member)
                    || OPTIONAL.contains(member) && !place.toString().contains("/article/section")
                            && !(golden.schema().startsWith("article-") && member.equals("section"));

            assertThat(valid(golden, spoilt)).as("schema without " + place).isEqualTo(optional);
            agree(golden, spoilt, "without " + place);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noValueOfAnotherTypeOrFormGetsThrough(Golden<?> golden) throws IOException {
        for (JsonPointer place : ContractDocuments.pointers(JSON.readTree(golden.value()))) {
            for (Map.Entry<String, JsonNode> replacement : REPLACEMENTS.entrySet()) {
                JsonNode spoilt = JSON.readTree(golden.value());
                replace(spoilt, place, replacement.getValue());

                agree(golden, spoilt, replacement.getKey() + " at " + place);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noListHoldsNullAndNoRequiredMemberIsNull(Golden<?> golden) throws IOException {
        for (JsonPointer place : ContractDocuments.pointers(JSON.readTree(golden.value()))) {
            JsonNode spoilt = JSON.readTree(golden.value());
            replace(spoilt, place, NODES.nullNode());
            JsonNode without = JSON.readTree(golden.value());
            remove(without, place);

            assertThat(valid(golden, spoilt)).as("null at " + place).isFalse();
            if (spoilt.at(place.head()).isObject() && valid(golden, without) && consistent(golden, without)) {
                assertThatCode(() -> assertThat(golden.decode(golden.headers(), JSON.writeValueAsBytes(spoilt)))
                        .isEqualTo(golden.decode(golden.headers(), JSON.writeValueAsBytes(without))))
                        .as("a null in place of an optional member is forgiven").doesNotThrowAnyException();
            } else {
                assertMalformed(golden, spoilt, "null at " + place);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void membersThatAreNotKnownAreIgnoredWhereverTheyStand(Golden<?> golden) throws Exception {
        JsonNode extended = JSON.readTree(golden.value());
        extend(extended);

        assertThat(valid(golden, extended)).isTrue();
        assertThat(golden.decode(golden.headers(), JSON.writeValueAsBytes(extended))).isEqualTo(golden.event());
    }

    @Test
    void theComplaintNamesThePlaceAndNotTheContent() throws IOException {
        Golden<?> golden = Golden.of(ArticleEvent.Published.TYPE);
        var card = (ObjectNode) JSON.readTree(golden.value());
        card.put("version", -7);
        card.put("headline", "confidential");

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> golden.decode(golden.headers(), JSON.writeValueAsBytes(card)))
                .withMessage("not ArticleCard: at \"\": version is below 1");

        card.put("version", 1);
        ((ObjectNode) card.at("/authors/1")).put("slug", 12);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> golden.decode(golden.headers(), JSON.writeValueAsBytes(card)))
                .withMessage("not ArticleCard: at \"/authors/1/slug\": wrong type or form");
    }

    private static boolean optionalIn(Golden<?> golden, String member) {
        return golden.type().equals(TrendingLever.TYPE) && OPTIONAL_IN_LEVERS.contains(member);
    }

    private static boolean valid(Golden<?> golden, JsonNode value) {
        return ContractDocuments.violations(golden.schema(), value).isEmpty();
    }

    private static void agree(Golden<?> golden, JsonNode value, String what) {
        if (valid(golden, value) && consistent(golden, value)) {
            assertThatCode(() -> golden.decode(golden.headers(), JSON.writeValueAsBytes(value)))
                    .as("valid by schema: " + what).doesNotThrowAnyException();
        } else {
            assertMalformed(golden, value, what);
        }
    }

    /// What no schema of the value can see: that it is about the same thing as the headers.
    private static boolean consistent(Golden<?> golden, JsonNode value) {
        return switch (golden.event()) {
            case ArticleEvent event -> value.path("id").asText().equals(event.articleId().toString());
            case CommentEvent event -> value.path("article").asText().equals(event.change().article().toString());
            case Engagement event -> value.path("article").asText().equals(event.article().toString())
                    && golden.type().contains("." + value.path("action").asText() + ".");
            case TrendingList list -> (value.path("window").asText() + "/" + value.path("section").asText("*"))
                    .equals(list.key());
            case HighlightList list -> (value.path("kind").asText() + "/" + value.path("section").asText("*"))
                    .equals(list.key());
            case ArticleFigures figures -> value.path("article").asText().equals(figures.article().toString());
            case AlsoRead also -> value.path("article").asText().equals(also.article().toString());
            case TrendingLever lever -> value.path("id").asText().equals(lever.key());
            case VisitorSalt salt -> value.path("day").asText().equals(salt.day().toString());
            case CachePurge purge -> value.path("tags").path(0).asText().equals(purge.key());
            case IssueSent event -> value.path("issue").asText().equals(event.issue().toString());
            default -> throw new IllegalStateException("an event of no family");
        };
    }

    private static void assertMalformed(Golden<?> golden, JsonNode value, String what) {
        assertThatExceptionOfType(MalformedEventException.class).as(what)
                .isThrownBy(() -> golden.decode(golden.headers(), JSON.writeValueAsBytes(value)))
                .isExactlyInstanceOf(MalformedEventException.class);
    }

    private static void replace(JsonNode root, JsonPointer place, JsonNode value) {
        switch (root.at(place.head())) {
            case ObjectNode parent -> parent.set(place.last().getMatchingProperty(), value);
            case ArrayNode parent -> parent.set(place.last().getMatchingIndex(), value);
            default -> throw new IllegalStateException("no container at " + place.head());
        }
    }

    private static void remove(JsonNode root, JsonPointer place) {
        switch (root.at(place.head())) {
            case ObjectNode parent -> parent.remove(place.last().getMatchingProperty());
            case ArrayNode parent -> parent.remove(place.last().getMatchingIndex());
            default -> throw new IllegalStateException("no container at " + place.head());
        }
    }

    private static void extend(JsonNode node) {
        node.forEach(StrictReadingTest::extend);
        if (node instanceof ObjectNode object) {
            object.put("newText", "later").putNull("newNull").putArray("newList").addObject().put("deep", 1.5);
        }
    }
}
