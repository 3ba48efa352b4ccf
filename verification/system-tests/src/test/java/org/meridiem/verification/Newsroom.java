package org.meridiem.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.meridiem.cluster.Endpoints;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// The people of a newsroom at work, each with a real token, through the public APIs.
final class Newsroom {

    private final Endpoints endpoints;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Newsroom(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    static ConditionFactory await(Duration atMost) {
        return Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(100));
    }

    /// A request to one of the services with the token of a local user.
    RequestSpecification as(String user, URI service) {
        return given().baseUri(service.toString()).auth().oauth2(tokens.computeIfAbsent(user, this::token))
                .contentType("application/json");
    }

    /// A request to content-service with the token of a local user.
    RequestSpecification as(String user) {
        return as(user, endpoints.content());
    }

    /// A request of somebody unknown.
    static RequestSpecification reader(URI service) {
        return given().baseUri(service.toString()).redirects().follow(false);
    }

    /// A token of a local user, a new one each time.
    String token(String user) {
        return given().baseUri(endpoints.issuer().toString())
                .formParam("grant_type", "password")
                .formParam("client_id", "meridiem-cli")
                .formParam("username", user)
                .formParam("password", "local")
                .post("/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /// Sections, authors and tags that drafts refer to; there already or made now.
    void hasTaxonomy() {
        hasTaxonomy(endpoints.content());
    }

    /// The same by another replica of content-service.
    void hasTaxonomy(URI service) {
        create("admin", service, "/v1/editorial/sections", Map.of("slug", "technology", "name", "Technology"));
        create("editor", service, "/v1/editorial/authors",
                Map.of("slug", "the-desk", "name", "The Desk", "role", "Newsroom", "bio", "Writes what happens."));
        create("editor", service, "/v1/editorial/tags", Map.of("slug", "chips", "name", "Chips"));
    }

    private void create(String user, URI service, String path, Map<String, Object> body) {
        // Who was told to come again does: tests begin while services and Keycloak are still busy with their start, or with that of others.
        Response response = await(Duration.ofSeconds(60)).until(() -> as(user, service).body(body).post(path),
                answer -> answer.statusCode() != 503);
        assertThat(response.statusCode()).as(response.asString()).isIn(201, 409);
    }

    /// The write shape of an article.
    static Map<String, Object> draft(String headline) {
        return Map.of("headline", headline, "dek", "What it means and what comes next.", "keyTakeaways",
                List.of("First point", "Second point"),
                "body",
                Map.of("markdown",
                        "## What happened\n\nSomething happened, and *somebody* wrote it down.\n\n- one\n- two"),
                "faq", List.of(Map.of("question", "Why now?", "answer", "Because it was due.")), "section",
                "technology", "tags", List.of("chips"),
                "authors", List.of("the-desk"));
    }

    /// Creates a draft.
    Article write(String user, Map<String, Object> draft) {
        return Article
                .of(as(user).body(draft).post("/v1/editorial/articles").then().statusCode(201).extract().response());
    }

    /// Takes a transition from the version given.
    Article transition(String user, Article article, String transition) {
        return Article.of(as(user).header("If-Match", article.etag())
                .body(Map.of("transition", transition))
                .post("/v1/editorial/articles/" + article.id() + "/transitions")
                .then()
                .statusCode(200)
                .extract()
                .response());
    }

    /// Has the version given made public at a time.
    Article schedule(String user, Article article, Instant at) {
        return Article.of(as(user).header("If-Match", article.etag())
                .body(Map.of("transition", "schedule", "at", at.toString()))
                .post("/v1/editorial/articles/" + article.id() + "/transitions")
                .then()
                .statusCode(200)
                .extract()
                .response());
    }

    /// Replaces the draft from the version given.
    Article edit(String user, Article article, Map<String, Object> draft) {
        return Article.of(as(user).header("If-Match", article.etag())
                .body(draft)
                .put("/v1/editorial/articles/" + article.id())
                .then()
                .statusCode(200)
                .extract()
                .response());
    }

    /// The article as editors see it now.
    Article read(String id) {
        return Article
                .of(as("publisher").get("/v1/editorial/articles/" + id).then().statusCode(200).extract().response());
    }

    /// From nothing to approved.
    Article approved(String headline) {
        Article draft = write("editor", draft(headline));
        return transition("editor", transition("editor", draft, "submit"), "approve");
    }

    /// From nothing to public.
    Article published(String headline) {
        return transition("publisher", approved(headline), "publish");
    }

    /// An article with the version that was answered.
    ///
    /// @param publishedVersion 0 while it was never public
    record Article(String id, String etag, String slug, String status, long publishedVersion) {
        static Article of(Response response) {
            var body = response.jsonPath();
            Number published = body.get("publishedVersion");
            return new Article(body.getString("id"), response.header("ETag"), body.getString("slug"),
                    body.getString("status"),
                    published == null ? 0 : published.longValue());
        }
    }
}
