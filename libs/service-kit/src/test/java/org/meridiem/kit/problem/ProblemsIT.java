package org.meridiem.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.KitServers;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/// Every kind of bad request gets a problem that names what is wrong, whatever layer finds it.
@QuarkusTest
@KitServers
class ProblemsIT {

    static Stream<Arguments> badMembers() {
        return Stream.of(Arguments.of("{\"name\":\"a\",\"count\":1,\"extra\":true}", "/extra"),
                Arguments.of("{\"name\":\"a\",\"count\":1,\"__proto__\":{}}", "/__proto__"),
                Arguments.of("{\"name\":5,\"count\":1}", "/name"),
                Arguments.of("{\"name\":[\"a\"],\"count\":1}", "/name"),
                Arguments.of("{\"name\":{},\"count\":1}", "/name"),
                Arguments.of("{\"name\":true,\"count\":1}", "/name"),
                Arguments.of("{\"name\":\"a\",\"count\":\"1\"}", "/count"),
                Arguments.of("{\"name\":\"a\",\"count\":1.5}", "/count"),
                Arguments.of("{\"name\":\"a\",\"count\":true}", "/count"),
                Arguments.of("{\"name\":\"a\",\"count\":null}", "/count"),
                Arguments.of("{\"name\":\"a\",\"count\":99999999999}", "/count"),
                Arguments.of("{\"name\":\"a\",\"count\":1,\"kind\":\"rumour\"}", "/kind"),
                Arguments.of("{\"name\":\"a\",\"count\":1,\"kind\":0}", "/kind"),
                Arguments.of("{\"name\":\"a\",\"count\":1,\"at\":\"soon\"}", "/at"),
                Arguments.of("{\"name\":\"a\",\"count\":1,\"tags\":\"x\"}", "/tags"),
                Arguments.of("{\"name\":\"a\",\"count\":1,\"tags\":[\"x\",7]}", "/tags/1"),
                Arguments.of("{\"name\":\"a\",\"count\":1,\"tags\":[\"toolong\"]}", "/tags/0"),
                Arguments.of(
                        "{\"name\":\"a\",\"count\":1,\"faq\":[{\"question\":\"q\",\"answer\":\"a\"},{\"question\":\" \",\"answer\":\"a\"}]}",
                        "/faq/1/question"),
                Arguments.of("{\"name\":\"a\",\"count\":1,\"faq\":[{\"question\":\"q\",\"answer\":\"a\",\"x/y~z\":1}]}",
                        "/faq/0/x~1y~0z"),
                Arguments.of("{\"name\":\"a\\u0000b\",\"count\":1}", "/name"),
                Arguments.of("{\"name\":\"a\\ud800\",\"count\":1}", "/name"),
                Arguments.of("{\"name\":\"\",\"count\":1}", "/name"), Arguments.of("{\"count\":1}", "/name"));
    }

    @ParameterizedTest
    @MethodSource("badMembers")
    void aBadMemberIsNamedByItsPointer(String body, String pointer) {
        problem(post(body), 400, "invalid-input").body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":\"a\",\"name\":\"b\",\"count\":1}", "{\"name\":\"a\",\"count\":1} x",
            "nonsense", "{\"name\":\"a\",\"count\":01}", "\u0000"})
    void jsonThatIsNoneIsMalformed(String body) {
        problem(post(body), 400, "malformed-json");
    }

    @Test
    void hostileNestingIsMalformedToo() {
        problem(post("{\"name\":\"a\",\"count\":1,\"tags\":" + "[".repeat(4000)), 400, "invalid-input");
        problem(post("[".repeat(9000)), 400, "invalid-input");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=0          | invalid-parameter | limit
            limit=101        | invalid-parameter | limit
            limit=-1         | invalid-parameter | limit
            limit=2147483648 | invalid-parameter | limit
            limit=abc        | invalid-parameter | limit
            limit=           | invalid-parameter | limit
            limit=1&limit=2  | invalid-parameter | limit
            after=yesterday  | invalid-parameter | after
            featured=yes     | invalid-parameter | featured
            tag=a%00b        | invalid-parameter | tag
            tag=             | invalid-parameter | tag
            Limit=5          | unknown-parameter | Limit
            password_containss=a | unknown-parameter | password_containss
            limit[]=5        | unknown-parameter | limit[]
            """)
    void aBadQueryParameterIsNamed(String query, String type, String parameter) {
        problem(given().urlEncodingEnabled(false).get("/samples?" + query.replace("[", "%5B").replace("]", "%5D"))
                .then(), 400, type)
                .body("errors.parameter", hasItem(parameter));
    }

    @Test
    void goodRequestsPass() {
        post("{\"name\":\"a\",\"count\":1,\"kind\":\"news\",\"at\":\"2026-01-31T12:00:00Z\",\"tags\":[\"x\"]}")
                .statusCode(200)
                .body("kind", equalTo("news"))
                .body("$", not(org.hamcrest.Matchers.hasKey("faq")));
        given().get("/samples?limit=100&after=2026-01-31T12:00:00Z&featured=true&tag=a&tag=b").then()
                .statusCode(200)
                .header("Link", containsString("cursor=next"))
                .header("Link", containsString("tag=a&tag=b"))
                .header("Link", not(containsString("http")));
    }

    @Test
    void theProtocolsRefusalsAreProblems() {
        problem(given().get("/nothing/here").then(), 404, "not-found");
        problem(given().get("/samples/not-a-uuid").then(), 404, "not-found");
        problem(given().get("/samples/018f0000-0000-7000-8000-000000000000").then(), 404, "not-found").body("id",
                equalTo("018f0000-0000-7000-8000-000000000000"));
        problem(given().delete("/samples").then(), 405, "method-not-allowed");
        problem(given().accept("image/png").get("/samples").then(), 406, "not-acceptable");
        problem(given().contentType("text/plain").body("{\"name\":\"a\",\"count\":1}").post("/samples").then(), 415,
                "unsupported-media-type");
        problem(given().contentType("application/json").body("{\"name\":\"" + "x".repeat(20_000) + "\",\"count\":1}")
                .post("/samples").then(), 413,
                "too-large");
    }

    @Test
    void aTokenIsAskedForWhereOneIsNeeded() {
        problem(given().get("/samples/secured").then(), 401, "unauthenticated").header("WWW-Authenticate",
                containsString("Bearer"));
        problem(given().get("/samples/unannotated").then(), 401, "unauthenticated");
    }

    @Test
    void ourOwnFaultsSayNothingOfOurInside() {
        problem(given().get("/samples/boom").then(), 500, "internal").body(not(containsString("secret")))
                .body(not(containsString("Exception")));
        problem(given().get("/samples/database-away").then(), 503, "unavailable").header("Retry-After", "5");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json").body(body).post("/samples").then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String type) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem-type:meridiem:" + type))
                .body("status", equalTo(status))
                .body("title", not(equalTo(null)))
                .body("detail", not(equalTo(null)))
                .body("instance", not(equalTo(null)));
    }
}
