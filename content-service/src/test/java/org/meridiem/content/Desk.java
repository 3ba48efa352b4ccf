package org.meridiem.content;

import static io.restassured.RestAssured.given;

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

    /// A name that nothing else in any test has.
    public static String unique(String name) {
        return name + " " + UUID.randomUUID().toString().substring(0, 8);
    }
}
