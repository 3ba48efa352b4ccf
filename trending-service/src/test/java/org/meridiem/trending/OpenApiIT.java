package org.meridiem.trending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meridiem.trending.ArticleFixture.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.meridiem.testkit.KafkaResource;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.SharedInfrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// The API document: what is served is what is stored, and what is answered is what it says.
@QuarkusTest
@TestProfile(TestedTrending.class)
@WithTestResource(KafkaResource.class)
class OpenApiIT {

    private static final Path STORED = SharedInfrastructure.root().resolve("docs/api/trending.openapi.yaml");
    private static final ObjectMapper YAML = new YAMLMapper();

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void theStoredDocumentIsTheWrittenOneCompleted() throws IOException {
        String completed = given().get("/q/openapi/generated").asString();
        if (Boolean.getBoolean("meridiem.update-openapi")) {
            Files.createDirectories(STORED.getParent());
            Files.writeString(STORED, completed);
        }
        assertThat(completed).as("run with -Dmeridiem.update-openapi=true when the change is meant")
                .isEqualTo(Files.readString(STORED));
    }

    @Test
    void everyOperationIsNamedAndEveryErrorIsAProblem() throws IOException {
        for (JsonNode path : document().get("paths")) {
            for (Map.Entry<String, JsonNode> member : path.properties()) {
                JsonNode operation = member.getValue();
                if (member.getKey().equals("parameters")) {
                    continue;
                }
                assertThat(operation.path("operationId").asText()).matches("[a-z][A-Za-z]+");
                assertThat(operation.path("summary").asText()).isNotBlank();
                operation.get("responses").properties().stream().filter(response -> response.getKey().charAt(0) >= '4')
                        .forEach(response -> assertThat(resolved(response.getValue()).get("content").fieldNames())
                                .as(response.getKey()).toIterable().containsExactly("application/problem+json"));
            }
        }
        assertThat(document().at("/paths/~1v1~1views/post/responses").fieldNames()).toIterable()
                .containsExactly("202");
    }

    @Test
    void examplesAndAnswersAreAsDescribed() throws IOException {
        try (var articles = new Articles(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers",
                String.class))) {
            articles.publish(article("described").in("rooibos"));
        }
        Patience.await()
                .until(() -> given().get(management.resolve("/q/health/ready")).statusCode() == 200);
        given().header("User-Agent", "Firefox").header("Origin", "https://news.example")
                .body(document().at("/components/examples/View/value").toString()
                        .replaceAll("\"article\":\"[^\"]+\"", "\"article\":\"" + article("described").id() + '"'))
                .post("/v1/views");
        Patience.await().until(
                () -> given().get("/v1/trending?section=rooibos").jsonPath().getList("items"),
                items -> items != null && items.size() == 1);

        assertValid("TrendingList", given().get("/v1/trending?section=rooibos").asString());
        assertValid("HighlightList", given().get("/v1/rising?section=rooibos").asString());
        assertValid("HighlightList", given().get("/v1/most-commented?section=rooibos").asString());
        assertValid("AlsoReadList",
                given().get("/v1/articles/" + article("described").id() + "/also-read").asString());
        assertValid("TrendingList", document().at("/components/examples/Today/value").toString());
        assertValid("Beacon", document().at("/components/examples/View/value").toString());
        assertValid("Beacon", document().at("/components/examples/Batch/value").toString());
        assertValid("Problem", given().get("/v1/trending?limit=0").asString());
    }

    @Test
    void theDocumentCanBeTriedOutInTheBrowser() {
        assertThat(given().get("/q/swagger-ui/").statusCode()).isEqualTo(200);
    }

    private static void assertValid(String schema, String json) throws IOException {
        ObjectNode root = YAML.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", document().get("components"));
        Schema described = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON);
        assertThat(described.validate(json, InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s as %s", json, schema).isEmpty();
    }

    /// What a reference refers to.
    private static JsonNode resolved(JsonNode response) {
        try {
            return response.has("$ref") ? document().at(response.get("$ref").asText().substring(1)) : response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode document() throws IOException {
        return YAML.readTree(Files.readString(STORED));
    }
}
