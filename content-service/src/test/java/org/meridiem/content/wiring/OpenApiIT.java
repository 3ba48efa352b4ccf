package org.meridiem.content.wiring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.testkit.SharedInfrastructure;

import io.quarkus.test.junit.QuarkusTest;
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
    void theStoredDescriptionIsTheServedOne() throws IOException {
        String served = given().get("/q/openapi").then().statusCode(200).extract().asString()
                // The one thing in it that depends on where it runs.
                .replaceAll("openIdConnectUrl: \\S+",
                        "openIdConnectUrl: http://127.0.0.1:8180/realms/meridiem/.well-known/openid-configuration");
        if (Boolean.getBoolean("meridiem.update-openapi")) {
            Files.writeString(STORED, served);
        }

        assertThat(served)
                .as("the API changed; if that is meant, update docs/api/content.openapi.yaml as this class says")
                .isEqualTo(Files.readString(STORED));
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
                            String.valueOf(((Map<?, ?>) response).get("content")).contains("application/problem+json"));
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

    private static void check(List<String> flaws, String where, String what, boolean there) {
        if (!there) {
            flaws.add(where + " lacks " + what);
        }
    }
}
