package org.meridiem.content.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.awaitility.Awaitility;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.testkit.Tokens;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/// Imports and exports as an admin makes them through the API.
final class Transfers {

    private static final Set<String> ENDED = Set.of("DONE", "FAILED", "CANCELLED");

    private Transfers() {
    }

    static Response send(byte[] file, Map<String, ?> parameters) {
        return given().auth().oauth2(Tokens.of("admin")).contentType("application/octet-stream").queryParams(parameters)
                .body(file)
                .post("/v1/editorial/imports");
    }

    static String start(String file, Map<String, ?> parameters) {
        Response answer = send(file.getBytes(StandardCharsets.UTF_8), parameters);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/editorial/imports/" + answer.jsonPath().getString("id"));
        return answer.jsonPath().getString("id");
    }

    static JsonPath ended(String id) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100))
                .until(() -> ENDED.contains(get(id).getString("state")));
        return get(id);
    }

    static JsonPath get(String id) {
        return Newsroom.as("admin").get("/v1/editorial/imports/" + id).jsonPath();
    }

    /// An import that must come to its end.
    static JsonPath done(String file, Map<String, ?> parameters) {
        JsonPath ended = ended(start(file, parameters));
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("DONE");
        return ended;
    }

    /// The whole report, by way of its pages.
    static List<Map<String, Object>> rows(String id) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String cursor = null;
        do {
            var request = Newsroom.as("admin").queryParam("limit", 100);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/editorial/imports/" + id + "/rows")
                    .jsonPath();
            rows.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return rows;
    }

    static Map<String, Object> row(String id, String sourceType, String sourceId) {
        return rows(id).stream()
                .filter(row -> row.get("sourceType").equals(sourceType) && row.get("sourceId").equals(sourceId))
                .findFirst()
                .orElseThrow();
    }

    /// Everything, line by line.
    static List<String> export(Map<String, ?> request) {
        String id = Newsroom.as("admin").body(request).post("/v1/editorial/exports").then().statusCode(202).extract()
                .jsonPath()
                .getString("id");
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100))
                .until(() -> ENDED.contains(
                        Newsroom.as("admin").get("/v1/editorial/exports/" + id).jsonPath().getString("state")));
        Response file = given().auth().oauth2(Tokens.of("admin")).get("/v1/editorial/exports/" + id + "/content");
        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
        return Arrays.stream(new String(file.asByteArray(), StandardCharsets.UTF_8).split("\n")).toList();
    }
}
