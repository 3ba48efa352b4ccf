package org.meridiem.content.contenttype;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Which schemas are accepted: those of JSON Schema 2020-12 whose every keyword is known, that refer only to themselves and not in circles, and that
/// are small once all references are followed. So a misspelt keyword does not silently allow everything, nothing is fetched, and the work of
/// a check is bounded.
final class SchemaRules {

    /// The address of the one dialect.
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    static final int MAX_NODES = 3_000;
    static final int MAX_DEPTH = 40;
    static final int MAX_CHARACTERS = 65_536;
    /// Subschemas once all references are followed, each counted as often as it is referred to.
    static final int MAX_EXPANDED = 2_000;
    private static final int MAX_ERRORS = 50;

    private static final Set<String> ONE = Set.of("additionalProperties", "unevaluatedProperties", "propertyNames",
            "contains", "items", "unevaluatedItems", "not", "if", "then", "else");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "dependentSchemas", "$defs");
    private static final Set<String> PLAIN = Set.of("$schema", "$id", "$comment", "$ref", "title", "description",
            "default",
            "examples", "deprecated", "readOnly", "writeOnly", "type", "enum", "const", "multipleOf", "maximum",
            "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
            "minItems",
            "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required",
            "dependentRequired", "format", "contentEncoding", "contentMediaType");
    private static final Set<String> FORMATS = Set.of("date", "date-time", "time", "duration", "email", "hostname",
            "ipv4",
            "ipv6", "uri", "uri-reference", "uuid", "json-pointer");

    private final ObjectNode root;
    private final Map<String, Integer> expanded = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private @Nullable ProblemException problem;
    private int errors;

    private SchemaRules(ObjectNode root) {
        this.root = root;
    }

    /// @throws ProblemException 400 with pointers below `/schema`
    static void check(ObjectNode schema) {
        var rules = new SchemaRules(schema);
        rules.bounds();
        rules.refuse();
        rules.root();
        int size = rules.subschema(schema, JsonPointer.empty());
        rules.refuse();
        if (size > MAX_EXPANDED) {
            rules.add(JsonPointer.empty(), "must not hold more than " + MAX_EXPANDED
                    + " subschemas once all references are followed");
            rules.refuse();
        }
    }

    private void bounds() {
        record Visit(JsonNode node, int depth) {
        }
        Deque<Visit> unseen = new ArrayDeque<>();
        unseen.push(new Visit(root, 1));
        int nodes = 0;
        int characters = 0;
        while (!unseen.isEmpty()) {
            Visit visit = unseen.pop();
            nodes++;
            for (Map.Entry<String, JsonNode> member : visit.node().properties()) {
                characters += length(member.getKey());
            }
            characters += visit.node().isContainerNode() ? 0 : length(visit.node().asText());
            if (visit.depth() > MAX_DEPTH || nodes > MAX_NODES || characters > MAX_CHARACTERS) {
                add(JsonPointer.empty(), "must not be larger than " + MAX_CHARACTERS + " characters in " + MAX_NODES
                        + " values, nor deeper than " + MAX_DEPTH);
                return;
            }
            visit.node().forEach(child -> unseen.push(new Visit(child, visit.depth() + 1)));
        }
    }

    private int length(String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            add(JsonPointer.empty(), "must hold valid Unicode without the NUL character");
        }
        return text.length();
    }

    private void root() {
        if (root.has("$schema") && !root.path("$schema").asText().equals(DIALECT)) {
            add(JsonPointer.compile("/$schema"), "must be " + DIALECT + ", or absent");
        }
        if (root.has("type") && !root.path("type").asText().equals("object")) {
            add(JsonPointer.compile("/type"), "must be object: that is what custom members are");
        }
    }

    /// @return how many subschemas it comes to, itself included
    private int subschema(JsonNode schema, JsonPointer here) {
        if (schema.isBoolean()) {
            return 1;
        }
        if (!schema.isObject()) {
            add(here, "must be a schema: an object or a boolean");
            return 1;
        }
        Integer known = expanded.get(here.toString());
        if (known != null) {
            return known;
        }
        open.add(here.toString());
        long size = 1;
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            JsonPointer at = here.appendProperty(member.getKey());
            size += keyword(member.getKey(), member.getValue(), at);
        }
        open.remove(here.toString());
        int bounded = (int) Math.min(size, MAX_EXPANDED + 1L);
        expanded.put(here.toString(), bounded);
        return bounded;
    }

    private long keyword(String name, JsonNode value, JsonPointer at) {
        if (ONE.contains(name)) {
            return subschema(value, at);
        }
        if (LISTS.contains(name)) {
            return list(value, at);
        }
        if (MAPS.contains(name)) {
            return map(name, value, at);
        }
        switch (name) {
            case "$ref" -> {
                return reference(value, at);
            }
            case "pattern" -> pattern(value.asText(), at);
            case "format" -> {
                if (!FORMATS.contains(value.asText())) {
                    add(at, "is not one of the formats that are checked: "
                            + String.join(", ", FORMATS.stream().sorted().toList()));
                }
            }
            case "$id" -> {
                if (!at.toString().equals("/$id")) {
                    add(at, "may stand at the top only");
                }
            }
            default -> {
                if (!PLAIN.contains(name) && !name.startsWith("x-")) {
                    add(at, "is no keyword that is supported; annotations of your own begin with x-");
                }
            }
        }
        return 0;
    }

    private long list(JsonNode value, JsonPointer at) {
        long size = 0;
        for (int i = 0; i < value.size(); i++) {
            size += subschema(value.get(i), at.appendIndex(i));
        }
        return size;
    }

    private long map(String name, JsonNode value, JsonPointer at) {
        long size = 0;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonPointer below = at.appendProperty(member.getKey());
            if (name.equals("patternProperties")) {
                pattern(member.getKey(), below);
            }
            int expandedSize = subschema(member.getValue(), below);
            // A definition counts where it is referred to.
            size += name.equals("$defs") ? 0 : expandedSize;
        }
        return size;
    }

    private long reference(JsonNode value, JsonPointer at) {
        String reference = value.asText();
        if (!reference.startsWith("#/")) {
            add(at, "must refer to a part of this schema, such as #/$defs/name");
            return 0;
        }
        JsonPointer target;
        try {
            target = JsonPointer.compile(reference.substring(1));
        } catch (IllegalArgumentException e) {
            add(at, "is no JSON Pointer");
            return 0;
        }
        if (reference.contains("%") || root.at(target).isMissingNode()) {
            add(at, "refers to nothing in this schema");
            return 0;
        }
        if (open.contains(target.toString())) {
            add(at, "must not lead back to where it stands");
            return 0;
        }
        return subschema(root.at(target), target);
    }

    private void pattern(String expression, JsonPointer at) {
        LinearPatterns.flaw(expression).ifPresent(flaw -> add(at, flaw));
    }

    private void add(JsonPointer at, String detail) {
        if (problem == null) {
            problem = ProblemType.INVALID_INPUT.with("The schema cannot be accepted.");
        }
        if (errors++ < MAX_ERRORS) {
            problem.at("/schema" + at, detail);
        }
    }

    private void refuse() {
        if (problem != null) {
            throw problem;
        }
    }
}
