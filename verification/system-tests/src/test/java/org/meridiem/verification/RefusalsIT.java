package org.meridiem.verification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;

import io.restassured.response.ValidatableResponse;

/// Who may not, and what may not be: the same answers from every service.
@ExtendWith(RunningCluster.class)
class RefusalsIT {

    @Test
    void rolesDecideWhoMayDoWhat(Newsroom newsroom) {
        newsroom.hasTaxonomy();
        URI content = newsroom.endpoints().content();

        refused(Newsroom.reader(content).contentType("application/json").body(Newsroom.draft("No token"))
                .post("/v1/editorial/articles").then(), 401);
        refused(Newsroom.reader(content).auth().oauth2("nonsense").contentType("application/json").body(Map.of())
                .post("/v1/editorial/articles").then(), 401);
        refused(newsroom.as("reader").body(Newsroom.draft("Readers do not write")).post("/v1/editorial/articles")
                .then(), 403);

        var draft = newsroom.write("contributor", Newsroom.draft("A contributor's own draft"));
        refused(newsroom.as("contributor2").header("If-Match", draft.etag()).body(Newsroom.draft("Taken over"))
                .put("/v1/editorial/articles/" + draft.id()).then(),
                403);
        refused(newsroom.as("contributor2").get("/v1/editorial/articles/" + draft.id()).then(), 403);
        refused(newsroom.as("contributor2")
                .header("If-Match", draft.etag())
                .body(Map.of("transition", "submit"))
                .post("/v1/editorial/articles/" + draft.id() + "/transitions")
                .then(), 403);
        var approved = newsroom.approved("Editors approve but do not publish");
        refused(newsroom.as("editor")
                .header("If-Match", approved.etag())
                .body(Map.of("transition", "publish"))
                .post("/v1/editorial/articles/" + approved.id() + "/transitions")
                .then(), 403);
        refused(newsroom.as("editor").body(Map.of("name", "A section")).post("/v1/editorial/sections").then(), 403);
        refused(newsroom.as("reader", newsroom.endpoints().newsletter()).get("/v1/editorial/issues").then(), 403);
        refused(Newsroom.reader(newsroom.endpoints().newsletter()).get("/v1/editorial/issues").then(), 401);
    }

    @Test
    void aPublicReadAsksNobodyWhoTheReaderIs(Newsroom newsroom) {
        Newsroom.reader(newsroom.endpoints().content()).auth().oauth2("nonsense").get("/v1/articles").then()
                .statusCode(200);
        Newsroom.reader(newsroom.endpoints().trending()).auth().oauth2("nonsense").get("/v1/trending").then()
                .statusCode(200);
        Newsroom.reader(newsroom.endpoints().newsletter()).auth().oauth2("nonsense").get("/v1/newsletters").then()
                .statusCode(200);
    }

    @Test
    void nothingIsIgnored(Newsroom newsroom) {
        for (var list : Map
                .of(newsroom.endpoints().content(), "/v1/articles", newsroom.endpoints().trending(), "/v1/trending")
                .entrySet()) {
            for (String query : List.of("limit=0", "limit=101", "limit=abc", "limit=1&limit=2", "unknown=1",
                    "limit=2147483648")) {
                refused(Newsroom.reader(list.getKey()).get(list.getValue() + "?" + query).then(), 400)
                        .body("errors[0].parameter", equalTo(query.replaceAll("=.*", "")));
            }
        }
        URI content = newsroom.endpoints().content();
        for (String query : List.of("cursor=AAAA", "sort=passwordHash", "fields=body.secret", "publishedAfter=soon",
                "section=a%00b")) {
            refused(Newsroom.reader(content).urlEncodingEnabled(false).get("/v1/articles?" + query).then(), 400);
        }
        refused(Newsroom.reader(content).get("/v1/no/such/thing").then(), 404);
        refused(Newsroom.reader(content).delete("/v1/articles").then(), 405);
    }

    @Test
    void eachServiceDescribesItselfAndItsHealth(LocalCluster cluster, Newsroom newsroom) {
        for (var service : Map.of(Part.CONTENT, newsroom.endpoints().content(), Part.TRENDING,
                newsroom.endpoints().trending(), Part.NEWSLETTER,
                newsroom.endpoints().newsletter()).entrySet()) {
            Newsroom.reader(service.getValue()).accept("application/json").get("/q/openapi").then().statusCode(200)
                    .body("openapi", startsWith("3.1"));
            Newsroom.reader(service.getValue()).get("/q/swagger-ui/").then().statusCode(200)
                    .body(containsString("swagger"));
            URI management = cluster.endpoints().management(service.getKey());
            for (String check : List.of("live", "ready", "started")) {
                Newsroom.reader(management).get("/q/health/" + check).then().statusCode(200).body("status",
                        equalTo("UP"));
            }
            Newsroom.reader(management).get("/q/metrics").then().statusCode(200)
                    .body(containsString("jvm_memory_used_bytes"));
        }
    }

    private static ValidatableResponse refused(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", startsWith("urn:problem-type:meridiem:"));
    }
}
