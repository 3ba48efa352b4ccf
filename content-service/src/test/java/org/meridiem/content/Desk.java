package org.meridiem.content;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.meridiem.testkit.Tokens;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// What colleagues do at the editorial API, in one line each.
public final class Desk {

    private Desk() {
    }

    /// A request of a colleague, with a JSON body if any.
    ///
    /// @param user one of the local users
    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    /// Creates something that must be taken.
    ///
    /// @return the answer, 201
    public static Response created(String user, String path, Object body) {
        Response response = as(user).body(body).post(path);
        response.then().statusCode(201);
        return response;
    }

    /// A new tag.
    ///
    /// @return its answer
    public static Response tag(String name) {
        return created("editor", "/v1/editorial/tags", Map.of("name", name));
    }

    /// A new top section.
    ///
    /// @return its answer
    public static Response section(String name) {
        return created("admin", "/v1/editorial/sections", Map.of("name", name));
    }

    /// A new section below another one.
    ///
    /// @return its answer
    public static Response section(String name, String parent) {
        return created("admin", "/v1/editorial/sections", Map.of("name", name, "parent", parent));
    }

    /// A new author.
    ///
    /// @return its answer
    public static Response author(String name) {
        return created("editor", "/v1/editorial/authors", Map.of("name", name));
    }

    /// A draft.
    ///
    /// @param members beside headline and body
    /// @return its answer
    public static Response draft(String headline, Map<String, ?> members) {
        Map<String, Object> article = new HashMap<>(members);
        article.put("headline", headline);
        article.put("body", Map.of("markdown", "One paragraph."));
        return created("publisher", "/v1/editorial/articles", article);
    }

    /// An article that readers see.
    ///
    /// @param members beside headline and body; section and authors are needed
    /// @return the answer to its creation
    public static Response published(String headline, Map<String, ?> members) {
        Response article = draft(headline, members);
        for (String step : List.of("submit", "approve", "publish")) {
            transition(article, step);
        }
        return article;
    }

    /// A step of an article, which must succeed.
    public static void transition(Response article, String step) {
        as("publisher").header("If-Match", "*").body(Map.of("transition", step))
                .post("/v1/editorial/articles/" + article.path("id") + "/transitions").then().statusCode(200);
    }

    /// A name that nothing else in any test has.
    public static String unique(String name) {
        return name + " " + UUID.randomUUID().toString().substring(0, 8);
    }
}
