package org.meridiem.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.testkit.SharedInfrastructure;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("What the service says of itself")
class DocumentIT {

    private static final Path STORED = SharedInfrastructure.root().resolve("docs/api/newsletter.openapi.yaml");

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void isStoredInTheRepository() throws IOException {
        String ofTheCode = given().get("/q/openapi/generated").asString();
        if (Boolean.getBoolean("meridiem.update-openapi")) {
            Files.createDirectories(STORED.getParent());
            Files.writeString(STORED, ofTheCode);
        }
        assertThat(ofTheCode).as("run with -Dmeridiem.update-openapi=true when the change is meant")
                .isEqualTo(Files.readString(STORED));
    }

    @Test
    void isComplete() {
        JsonPath document = given().accept("application/json").get("/q/openapi").jsonPath();
        assertThat(document.getString("openapi")).startsWith("3.1");
        var ids = new HashSet<String>();
        Map<String, Map<String, Map<String, ?>>> paths = document.get("paths");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            assertThat(operation.get("operationId")).as(method + ' ' + path).asString().matches("[a-z][A-Za-z]+");
            assertThat(ids.add(operation.get("operationId").toString())).as("twice: " + operation.get("operationId"))
                    .isTrue();
            assertThat(operation.get("summary")).as(method + ' ' + path).asString().isNotBlank();
            assertThat((List<?>) operation.get("security")).as(method + ' ' + path)
                    .hasSize(path.contains("/editorial/") ? 1 : 0);
        }));
        assertThat(ids).hasSizeGreaterThan(18);
    }

    @Test
    void canBeTriedOutInTheBrowser() {
        given().get("/q/swagger-ui/").then().statusCode(200);
        assertThat(given().get("/q/swagger-ui/").asString()).contains("meridiem-cli")
                .contains("usePkceWithAuthorizationCodeGrant");
    }

    @Test
    void isHealthyAndCounts() {
        for (String check : new String[]{"live", "ready", "started"}) {
            given().get(management.resolve("/q/health/" + check)).then().statusCode(200);
        }
        assertThat(given().get(management.resolve("/q/metrics")).asString())
                .contains("meridiem_newsletter_deliveries_open")
                .contains("meridiem_outbox_pending");
    }
}
