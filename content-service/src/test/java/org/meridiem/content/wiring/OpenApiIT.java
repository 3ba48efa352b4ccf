package org.meridiem.content.wiring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.testkit.SharedInfrastructure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.path.json.JsonPath;

/// The API's description is complete, and nobody changes it without noticing.
///
/// After a change that is meant: `./mvnw -pl content-service -am verify -Dit.test=OpenApiIT -Dmeridiem.update-openapi=true`, and commit the file.
@QuarkusTest
@ContentServers
class OpenApiIT {

    private static final Path STORED = SharedInfrastructure.root().resolve("docs/api/content.openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Test
    void theStoredDescriptionIsThatOfTheCode() throws IOException {
        String ofTheCode = given().get("/q/openapi/generated").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("meridiem.update-openapi")) {
            Files.writeString(STORED, ofTheCode);
        }

        assertThat(ofTheCode)
                .as("the API changed; if that is meant, update docs/api/content.openapi.yaml as this class says")
                .isEqualTo(Files.readString(STORED));
    }

    @Test
    void theStoredDescriptionIsServedWithTheIdentityProviderOfTheProcess() throws IOException {
        Assumptions.assumeFalse(Boolean.getBoolean("meridiem.update-openapi"), "it is packaged before it is updated");
        String realm = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        String expected = Files.readString(STORED).replace("http://127.0.0.1:8180/realms/meridiem", realm);

        for (String path : List.of("/q/openapi", "/q/openapi.yaml", "/q/openapi?format=yaml")) {
            given().get(path).then().statusCode(200).contentType("application/yaml").body(equalTo(expected));
        }
        given().config(RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .get("/q/openapi").then().header("Content-Encoding", nullValue()).body(equalTo(expected));
        String json = given().get("/q/openapi.json").then().contentType("application/json").extract().asString();
        assertThat(new ObjectMapper().readTree(json)).isEqualTo(new YAMLMapper().readTree(expected));
        given().accept("application/json").get("/q/openapi").then().body(equalTo(json));
        given().head("/q/openapi").then().statusCode(200);
    }

    @Test
    void everyOperationSaysWhatClientsNeedToKnow() {
        JsonPath api = given().queryParam("format", "json").get("/q/openapi").jsonPath();
        assertThat(api.getString("openapi")).startsWith("3.1");
        Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");
        Set<String> ids = new HashSet<>();
        List<String> flaws = new ArrayList<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (!METHODS.contains(method)) {
                return;
            }
            String where = method + " " + path;
            check(flaws, where, "summary", operation.get("summary") != null);
            check(flaws, where, "tags", operation.get("tags") instanceof List<?> tags && tags.size() == 1);
            check(flaws, where, "operationId",
                    operation.get("operationId") instanceof String id && id.matches("[a-z][A-Za-z]+") && ids.add(id));
            boolean secured = path.startsWith("/v1/editorial") || path.startsWith("/v1/me/")
                    || where.equals("post /v1/articles/{slug}/comments");
            check(flaws, where, "security",
                    secured == (operation.get("security") instanceof List<?> security && !security.isEmpty()));
            Map<?, ?> responses = (Map<?, ?>) operation.get("responses");
            check(flaws, where, "a success",
                    responses.keySet().stream().anyMatch(status -> String.valueOf(status).startsWith("2")));
            for (String status : secured
                    ? List.of("400", "401", "403", "500", "503")
                    : List.of("400", "500", "503")) {
                check(flaws, where, status, responses.containsKey(status));
            }
            responses.forEach((status, response) -> {
                if (String.valueOf(status).startsWith("4")) {
                    check(flaws, where, status + " as a problem",
                            content(api, (Map<?, ?>) response).contains("application/problem+json"));
                }
            });
        }));
        assertThat(flaws).isEmpty();
    }

    @Test
    void whatAPatchMayHoldIsNamed() {
        JsonPath api = given().queryParam("format", "json").get("/q/openapi").jsonPath();
        String patch = "paths.'/v1/editorial/articles/{id}'.patch.requestBody.content.'application/merge-patch+json'.schema";

        assertThat(api.getString(patch + ".$ref")).isEqualTo("#/components/schemas/ArticleWritePatch");
        assertThat(api.<String>getList("components.schemas.ArticleWritePatch.required")).isNull();
        assertThat(api.getMap("components.schemas.ArticleWritePatch.properties")).containsKeys("headline", "body",
                "heroImage");
    }

    @Test
    void thePageToTryItOutIsThere() {
        given().redirects().follow(true).get("/q/swagger-ui").then().statusCode(200)
                .body(containsString("meridiem-cli"));
    }

    /// Of a response that may be a reference to a component.
    private static String content(JsonPath api, Map<?, ?> response) {
        return response.get("$ref") instanceof String component
                ? String.valueOf(api.getMap(component.substring(2).replace('/', '.')).get("content"))
                : String.valueOf(response.get("content"));
    }

    private static void check(List<String> flaws, String where, String what, boolean there) {
        if (!there) {
            flaws.add(where + " lacks " + what);
        }
    }
}
