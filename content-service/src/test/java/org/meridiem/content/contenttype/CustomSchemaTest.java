package org.meridiem.content.contenttype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.problem.InputError;
import org.meridiem.kit.problem.ProblemException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

class CustomSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aRecipeIsCheckedMemberByMember() {
        CustomSchema recipe = accept(
                """
                        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://site.example/recipe", "type": "object",
                         "properties": {"servings": {"type": "integer", "minimum": 1},
                           "steps": {"type": "array", "items": {"$ref": "#/$defs/step"}},
                           "source": {"type": "string", "format": "uri"}, "code": {"type": "string", "pattern": "^[A-Z]{2}\\\\d+$"},
                           "a/b~c": {"type": "boolean"}},
                         "required": ["servings"], "additionalProperties": false, "x-form": "wide",
                         "$defs": {"step": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}}}""");

        assertThat(
                recipe.violations(object("{\"servings\": 4, \"steps\": [{\"text\": \"Stir.\"}], \"code\": \"AB12\"}")))
                .isEmpty();
        assertThat(pointers(recipe, "{}")).containsExactly("/custom/servings");
        assertThat(pointers(recipe, "{\"servings\": 0}")).containsExactly("/custom/servings");
        assertThat(pointers(recipe, "{\"servings\": \"4\"}")).containsExactly("/custom/servings");
        assertThat(pointers(recipe, "{\"servings\": 4, \"steps\": [{}, {\"text\": 1}]}"))
                .containsExactlyInAnyOrder("/custom/steps/0/text", "/custom/steps/1/text");
        assertThat(pointers(recipe, "{\"servings\": 4, \"extra\": 1}")).containsExactly("/custom/extra");
        assertThat(pointers(recipe, "{\"servings\": 4, \"source\": \"not a uri\"}")).containsExactly("/custom/source");
        assertThat(pointers(recipe, "{\"servings\": 4, \"code\": \"xAB12\"}")).containsExactly("/custom/code");
        assertThat(pointers(recipe, "{\"servings\": 4, \"a/b~c\": 1}")).containsExactly("/custom/a~1b~0c");
        assertThat(recipe.violations(object("{}")).getFirst().detail()).contains("servings").doesNotStartWith("/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"requred": ["a"]}                                                             | /schema/requred
            {"type": "array"}                                                              | /schema/type
            {"type": "objekt"}                                                             | /schema/type
            {"$schema": "http://json-schema.org/draft-07/schema#"}                         | /schema/$schema
            {"properties": {"a": {"minimum": "1"}}}                                        | /schema/properties/a/minimum
            {"properties": {"a": 1}}                                                       | /schema/properties/a
            {"properties": []}                                                             | /schema/properties
            {"required": "a"}                                                              | /schema/required
            {"properties": {"a": {"$ref": "https://evil.example/schema.json"}}}            | /schema/properties/a/$ref
            {"properties": {"a": {"$ref": "file:///etc/passwd"}}}                          | /schema/properties/a/$ref
            {"properties": {"a": {"$ref": "other.json#/x"}}}                               | /schema/properties/a/$ref
            {"properties": {"a": {"$ref": "#/$defs/nothing"}}}                             | /schema/properties/a/$ref
            {"properties": {"a": {"$ref": "#name"}}}                                       | /schema/properties/a/$ref
            {"properties": {"a": {"$ref": "#/properties/a"}}}                              | /schema/properties/a/$ref
            {"properties": {"a": {"$ref": "#"}}}                                           | /schema/properties/a/$ref
            {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}} | /schema/$defs/b/$ref
            {"properties": {"a": {"$dynamicRef": "#x"}}}                                   | /schema/properties/a/$dynamicRef
            {"properties": {"a": {"$id": "https://x.example/"}}}                           | /schema/properties/a/$id
            {"properties": {"a": {"pattern": "(a"}}}                                       | /schema/properties/a/pattern
            {"properties": {"a": {"pattern": "(?=a)b"}}}                                   | /schema/properties/a/pattern
            {"properties": {"a": {"pattern": "(a)\\\\1"}}}                                 | /schema/properties/a/pattern
            {"properties": {"a": {"pattern": "((a{100}){100}){100}"}}}                     | /schema/properties/a/pattern
            {"properties": {"a": {"pattern": "(a{1,999}){5,999}"}}}                        | /schema/properties/a/pattern
            {"patternProperties": {"(": {}}}                                               | /schema/patternProperties/(
            {"properties": {"a": {"format": "regex"}}}                                     | /schema/properties/a/format
            {"properties": {"a": {"const": "\\u0000"}}}                                    | /schema
            """)
    void aSchemaThatCannotBeKeptSafelyIsRefusedWithItsPointer(String schema, String pointer) {
        assertThatThrownBy(() -> accept(schema)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.errors()).extracting(InputError::pointer).contains(pointer);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"const\": {\"$ref\": \"https://evil.example/\"}}", "{\"properties\": {\"$ref\": {}}}",
            "{\"enum\": [{\"pattern\": \"(\"}]}", "{\"default\": {\"anything\": {\"at\": \"all\"}}}",
            "{\"properties\": {\"a\": true, \"b\": false}}"})
    void whatIsDataInASchemaIsNoKeyword(String schema) {
        accept(schema);
    }

    @Test
    void oneDefinitionMayBeReferredToOftenButNotExplode() {
        accept("{\"properties\": {\"a\": {\"$ref\": \"#/$defs/x\"}, \"b\": {\"$ref\": \"#/$defs/x\"}}, \"$defs\": {\"x\": {}}}");
        String doubling = IntStream.range(0, 40)
                .mapToObj(i -> "\"d" + i + "\": {\"allOf\": [{\"$ref\": \"#/$defs/d" + (i + 1)
                        + "\"}, {\"$ref\": \"#/$defs/d" + (i + 1) + "\"}]}")
                .collect(Collectors.joining(", "));

        assertThatThrownBy(
                () -> accept(
                        "{\"$ref\": \"#/$defs/d0\", \"$defs\": {" + doubling + ", \"d40\": {\"type\": \"object\"}}}"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> accept("{\"not\": ".repeat(60) + "{}" + "}".repeat(60)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> accept("{\"title\": \"" + "x".repeat(70_000) + "\"}"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void hostileTextsCostNoTime() {
        CustomSchema schema = accept(
                """
                        {"properties": {"evil": {"pattern": "^(a+)+$"}, "worse": {"pattern": "(x+x+)+y"},
                          "mail": {"format": "email"}, "host": {"format": "hostname"}, "uri": {"format": "uri"}, "v6": {"format": "ipv6"},
                          "time": {"format": "date-time"}, "span": {"format": "duration"}, "id": {"format": "uuid"},
                          "pointer": {"format": "json-pointer"}, "ref": {"format": "uri-reference"}, "v4": {"format": "ipv4"},
                          "step": {"multipleOf": 0.01}}}""");
        ObjectNode custom = JSON.createObjectNode();
        custom.put("evil", "a".repeat(60_000) + "!").put("worse", "x".repeat(60_000));
        custom.put("mail", "a.".repeat(30_000) + "@").put("host", "a-".repeat(30_000)).put("uri", "a:".repeat(30_000));
        custom.put("v6", ":".repeat(60_000)).put("time", "2".repeat(60_000)).put("span", "P" + "1".repeat(60_000));
        custom.put("id", "0".repeat(60_000)).put("pointer", "/~".repeat(30_000)).put("ref", "%".repeat(60_000));
        custom.put("v4", "1.".repeat(30_000)).put("step", 1e300);

        List<InputError> violations = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5),
                () -> schema.violations(custom));

        assertThat(violations).extracting(InputError::pointer).contains("/custom/evil", "/custom/worse",
                "/custom/mail");
    }

    @Test
    void aFloodOfErrorsIsCutOff() {
        CustomSchema schema = accept("{\"additionalProperties\": {\"type\": \"string\"}}");
        ObjectNode custom = JSON.createObjectNode();
        IntStream.range(0, 1_000).forEach(i -> custom.put("m" + i, i));

        assertThat(schema.violations(custom)).hasSize(50);
    }

    private static List<String> pointers(CustomSchema schema, String custom) {
        return schema.violations(object(custom)).stream().map(InputError::pointer).toList();
    }

    private static CustomSchema accept(String schema) {
        return CustomSchema.accept(object(schema));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
