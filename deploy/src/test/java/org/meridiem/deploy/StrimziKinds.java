package org.meridiem.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/// Kafka's topics and users as Strimzi defines them, by the schemas of its custom resource definitions.
///
/// The definitions are made by Strimzi's own generator in the version the module names, in a process of its own, and then closed: a
/// member that the schema does not name is a mistake, as it is for an API server with strict field validation.
enum StrimziKinds implements ManifestCheck {
    INSTANCE;

    private static final Map<String, String> MODELS = Map.of(
            "KafkaTopic", "io.strimzi.api.kafka.model.topic.KafkaTopic",
            "KafkaUser", "io.strimzi.api.kafka.model.user.KafkaUser");
    private static final long PATIENCE_SECONDS = 60;

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    @Override
    public List<String> mistakes(Manifest manifest) {
        if (!MODELS.containsKey(manifest.kind())) {
            return UncheckedKinds.INSTANCE.mistakes(manifest);
        }
        Schema schema = SCHEMAS.computeIfAbsent(manifest.kind() + " " + manifest.version(),
                key -> schema(manifest.kind(), manifest.version()));
        return schema.validate(manifest.tree()).stream().map(Error::toString).toList();
    }

    private static Schema schema(String kind, String version) {
        for (JsonNode served : definition(kind).at("/spec/versions")) {
            if (served.path("name").asText().equals(version)) {
                ObjectNode schema = served.at("/schema/openAPIV3Schema").deepCopy();
                close(schema);
                // The API server knows the metadata of every kind; the definition leaves it out.
                ((ObjectNode) schema.path("properties")).putObject("metadata").put("type", "object");
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
            }
        }
        throw new IllegalArgumentException("Strimzi serves no " + kind + " in version " + version);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("properties").isObject()
                    && !object.has("additionalProperties")
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                object.put("additionalProperties", false);
            }
            if (object.path("x-kubernetes-int-or-string").asBoolean()) {
                object.putArray("type").add("integer").add("string");
            }
            if (object.path("nullable").asBoolean() && object.path("type").isTextual()) {
                ArrayNode types = object.arrayNode().add(object.path("type").asText()).add("null");
                object.set("type", types);
            }
        }
        node.forEach(StrimziKinds::close);
    }

    private static JsonNode definition(String kind) {
        Path jars = Project.path("deploy/target/strimzi");
        try {
            Path file = Files.createTempFile(kind, ".yaml");
            try {
                Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                        "-cp",
                        jars.resolve("crd-generator.jar") + System.getProperty("path.separator")
                                + jars.resolve("api.jar"),
                        "io.strimzi.crdgenerator.CrdGenerator", "--target-kube", "1.30+", "--yaml",
                        MODELS.get(kind) + "=" + file)
                        .redirectErrorStream(true)
                        .start();
                String said = new String(generator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!generator.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || generator.exitValue() != 0) {
                    generator.destroyForcibly();
                    throw new IllegalStateException("Strimzi's generator made no definition of " + kind + ": " + said);
                }
                return Yaml.document(Files.readString(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while generating " + kind, e);
        }
    }
}
