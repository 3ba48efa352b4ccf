package org.meridiem.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/// An import as an admin sends and watches it.
///
/// @param newsroom whose admin
/// @param id       of the import
record ImportJob(Newsroom newsroom, String id) {

    /// Sends a file as it comes into being.
    static ImportJob start(Newsroom newsroom, URI service, String query, Supplier<InputStream> file)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(service.resolve("/v1/editorial/imports?" + query))
                            .header("Authorization", "Bearer " + newsroom.token("admin"))
                            .header("Content-Type", "application/octet-stream")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(file)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return new ImportJob(newsroom, JsonPath.from(answer.body()).getString("id"));
        }
    }

    JsonPath view(URI service) {
        return admin(service).get("/v1/editorial/imports/" + id).then().statusCode(200).extract().jsonPath();
    }

    /// The numbers of the rows that its report tells of, in its order.
    List<Integer> reported(URI service) {
        String lines = admin(service).get("/v1/editorial/imports/" + id + "/report").then().statusCode(200).extract()
                .asString().strip();
        return JsonPath.from("[" + lines.replace("\n", ",") + "]").getList("row", Integer.class);
    }

    private RequestSpecification admin(URI service) {
        // One that takes long outlives its first token.
        return given().baseUri(service.toString()).auth().oauth2(newsroom.token("admin"));
    }
}
