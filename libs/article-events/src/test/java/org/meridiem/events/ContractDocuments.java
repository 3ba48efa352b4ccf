package org.meridiem.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

/// The contract's documents as they lie in the jar, and a validator over them that never goes to the network.
final class ContractDocuments {

    static final String FOLDER = "/META-INF/meridiem/";
    static final String SCHEMA_BASE = "https://schemas.meridiem.example/events/";
    static final List<String> SCHEMAS = List.of("also-read.v1.schema.json", "article-card.v1.schema.json",
            "article-figures.v1.schema.json", "highlight-list.v1.schema.json", "article-reference.v1.schema.json",
            "cache-purge.v1.schema.json", "cloud-event-headers.v1.schema.json", "comment-change.v1.schema.json",
            "common.v1.schema.json",
            "dead-letter-headers.v1.schema.json",
            "engagement.v1.schema.json", "issue-sent.v1.schema.json", "trending-lever.v1.schema.json",
            "trending-list.v1.schema.json", "visitor-salt.v1.schema.json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder
                    .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                    .schemaIdResolvers(ids -> ids.mapPrefix(SCHEMA_BASE, "classpath:META-INF/meridiem/schemas/")));

    private ContractDocuments() {
    }

    static JsonNode asyncApi() {
        return document("asyncapi.yaml", new YAMLMapper());
    }

    static JsonNode schema(String fileName) {
        return document("schemas/" + fileName, JSON);
    }

    /// What the schema finds wrong with a value; empty when it is valid.
    static List<Error> violations(String schemaFile, JsonNode value) {
        return REGISTRY.getSchema(SchemaLocation.of(SCHEMA_BASE + schemaFile)).validate(value);
    }

    /// Every `$ref` of a document.
    static Stream<String> references(JsonNode document) {
        return document.findValues("$ref").stream().filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /// What a `$ref` points at.
    ///
    /// @param base      path of the document that holds it, below [#FOLDER]
    /// @param reference relative reference with an optional JSON pointer as fragment
    static JsonNode resolve(String base, String reference) {
        URI target = reference.startsWith("#") ? URI.create(base + reference) : URI.create(base).resolve(reference);
        String path = target.getPath();
        JsonNode document = document(path, path.endsWith(".yaml") ? new YAMLMapper() : JSON);
        return target.getFragment() == null ? document : document.at(JsonPointer.compile(target.getFragment()));
    }

    /// Every node of a value below its root, as pointers.
    static List<JsonPointer> pointers(JsonNode value) {
        var found = new ArrayList<JsonPointer>();
        collect(value, JsonPointer.empty(), found);
        return found;
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> found) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                found.add(here.appendProperty(member.getKey()));
                collect(member.getValue(), here.appendProperty(member.getKey()), found);
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.add(here.appendIndex(i));
            collect(node.get(i), here.appendIndex(i), found);
        }
    }

    private static JsonNode document(String path, ObjectMapper mapper) {
        try (InputStream file = ContractDocuments.class.getResourceAsStream(FOLDER + path)) {
            if (file == null) {
                throw new IllegalStateException("no document " + path);
            }
            return mapper.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
