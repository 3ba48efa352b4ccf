package org.meridiem.content.editing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// Bad input at the editorial and the public side of sections, tags, authors and the site: 400 with the place, never 500, never a wider result.
@QuarkusTest
@ContentServers
class TaxonomyInputIT {

    private static final List<String> COLLECTIONS = List.of("sections", "tags", "authors");

    static Stream<Arguments> badMembers() {
        Stream<Arguments> common = Stream.of(Arguments.of("{}", "/name"),
                Arguments.of("{\"name\":null}", "/name"),
                Arguments.of("{\"name\":\"\"}", "/name"),
                Arguments.of("{\"name\":\"  \"}", "/name"),
                Arguments.of("{\"name\":1}", "/name"),
                Arguments.of("{\"name\":true}", "/name"),
                Arguments.of("{\"name\":{}}", "/name"),
                Arguments.of("{\"name\":[\"x\"]}", "/name"),
                Arguments.of("{\"name\":\"a\\u0000b\"}", "/name"),
                Arguments.of("{\"name\":\"a\\u001bb\"}", "/name"),
                Arguments.of("{\"name\":\"a\\nb\"}", "/name"),
                Arguments.of("{\"name\":\"\\ud800\"}", "/name"),
                Arguments.of("{\"name\":\"" + "x".repeat(121) + "\"}", "/name"),
                Arguments.of("{\"name\":\"🚀🚀\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":\"\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":\"Upper\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":\"a b\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":\"🚀\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":\"שלום\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":\"../x\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":\"" + "x".repeat(256) + "\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":\"" + "a-".repeat(50_000) + "a\"}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"slug\":7}", "/slug"),
                Arguments.of("{\"name\":\"x\",\"__proto__\":{}}", "/__proto__"),
                Arguments.of("{\"name\":\"x\",\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}", "/id"),
                Arguments.of("{\"name\":\"x\",\"version\":9}", "/version"),
                Arguments.of("{\"name\":\"x\",\"createdBy\":{\"id\":\"1\",\"name\":\"me\"}}", "/createdBy"),
                Arguments.of("{\"name\":\"x\",\"updatedAt\":\"2020-01-01T00:00:00Z\"}", "/updatedAt"));
        Stream<Arguments> everywhere = common.flatMap(
                bad -> COLLECTIONS.stream().map(collection -> Arguments.of(collection, bad.get()[0], bad.get()[1])));
        return Stream.concat(everywhere,
                Stream.of(Arguments.of("sections", "{\"name\":\"x\",\"position\":-1}", "/position"),
                        Arguments.of("sections", "{\"name\":\"x\",\"position\":1.5}", "/position"),
                        Arguments.of("sections", "{\"name\":\"x\",\"position\":\"1\"}", "/position"),
                        Arguments.of("sections", "{\"name\":\"x\",\"position\":99999999999}", "/position"),
                        Arguments.of("sections", "{\"name\":\"x\",\"parent\":\"A B\"}", "/parent"),
                        Arguments.of("sections", "{\"name\":\"x\",\"path\":\"a/b\"}", "/path"),
                        Arguments.of("authors", "{\"name\":\"x\",\"kind\":\"robot\"}", "/kind"),
                        Arguments.of("authors", "{\"name\":\"x\",\"kind\":0}", "/kind"),
                        Arguments.of("authors", "{\"name\":\"x\",\"kind\":\"PERSON\"}", "/kind"),
                        Arguments.of("authors", "{\"name\":\"x\",\"avatar\":\"x\"}", "/avatar"),
                        Arguments.of("authors", "{\"name\":\"x\",\"avatar\":{}}", "/avatar/id"),
                        Arguments.of("authors", "{\"name\":\"x\",\"avatar\":{\"id\":\"x\"}}", "/avatar/id"),
                        Arguments.of("authors",
                                "{\"name\":\"x\",\"avatar\":{\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"url\":\"x\"}}",
                                "/avatar/url"),
                        Arguments.of("authors", "{\"name\":\"x\",\"role\":\"a\\nb\"}", "/role"),
                        Arguments.of("authors", "{\"name\":\"x\",\"bio\":\"" + "x".repeat(4001) + "\"}", "/bio")));
    }

    @ParameterizedTest
    @MethodSource("badMembers")
    void aBadMemberIsNamed(String collection, String body, String pointer) {
        ProblemAssert.assertThat(Desk.as("admin").body(body).post("/v1/editorial/" + collection)).hasStatus(400)
                .hasType("invalid-input")
                .hasErrorsExactlyAt(pointer);
    }

    @ParameterizedTest
    @MethodSource("badMembers")
    void aPatchIsReadAsStrictly(String collection, String body, String pointer) {
        if (pointer.equals("/name") && body.equals("{}") || body.contains("🚀🚀")) {
            return;
        }
        String location = switch (collection) {
            case "sections" -> Desk.section(Desk.unique("Patched")).header("Location");
            case "tags" -> Desk.tag(Desk.unique("Patched")).header("Location");
            default -> Desk.author(Desk.unique("Patched")).header("Location");
        };
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").body(body).patch(location)).hasStatus(400)
                .hasErrorsExactlyAt(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"a\"}{}",
            "<tag/>"})
    void whatIsNotOneObjectIsRefused(String body) {
        for (String collection : COLLECTIONS) {
            assertThat(Desk.as("admin").body(body).post("/v1/editorial/" + collection).statusCode())
                    .as("%s %s", collection, body).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"x\"", "{\"name\":{\"name\":1}}"})
    void aPatchIsAnObjectOfThisResource(String body) {
        String location = Desk.tag(Desk.unique("Patched")).header("Location");

        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").body(body).patch(location)).hasStatus(400);
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, -1", "limit, 101", "limit, abc", "limit, 2147483648", "limit, 1.5", "count, yes",
            "cursor, x", "cursor, AAAA",
            "q, ''", "unknown, 1", "Limit, 5", "status, draft"})
    void aBadParameterIsNamed(String name, String value) {
        for (String collection : COLLECTIONS) {
            ProblemAssert.assertThat(Desk.as("admin").queryParam(name, value).get("/v1/editorial/" + collection))
                    .as(collection).hasStatus(400)
                    .hasErrorsExactlyAt(name);
        }
        if (!name.equals("q")) {
            ProblemAssert.assertThat(given().queryParam(name, value).get("/v1/tags")).hasStatus(400)
                    .hasErrorsExactlyAt(name);
            ProblemAssert.assertThat(given().queryParam(name, value).get("/v1/authors")).hasStatus(400)
                    .hasErrorsExactlyAt(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "%1b", "%0a", "%e2%80%a8"})
    void aSearchIsPlainText(String encoded) {
        ProblemAssert.assertThat(Desk.as("admin").urlEncodingEnabled(false).get("/v1/editorial/tags?q=" + encoded))
                .hasStatus(400)
                .hasErrorsExactlyAt("q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors"})
    void aCursorOfAnotherListIsRefused(String collection) {
        Desk.tag(Desk.unique("Foreign"));
        Desk.tag(Desk.unique("Foreign"));
        String cursor = Desk.as("admin").queryParam("limit", 1).queryParam("q", "foreign").get("/v1/editorial/tags")
                .path("nextCursor");

        ProblemAssert.assertThat(Desk.as("admin").queryParam("cursor", cursor).get("/v1/editorial/" + collection))
                .hasStatus(400)
                .hasErrorsExactlyAt("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "01890a5d-ac96-774b-bcce-b302099a8057", "%00", "..%2f..", "%F0%9F%9A%80"})
    void nothingIsBehindAnUnknownId(String id) {
        for (String collection : COLLECTIONS) {
            Response response = Desk.as("admin").urlEncodingEnabled(false)
                    .get("/v1/editorial/" + collection + "/" + id);
            assertThat(response.statusCode()).as("%s/%s", collection, id).isIn(400, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-slug", "%00", "a%00b", "%27", "..%2f..", "%F0%9F%9A%80", "UPPER"})
    void nothingIsBehindAnUnknownSlug(String slug) {
        for (String collection : COLLECTIONS) {
            Response response = given().urlEncodingEnabled(false).get("/v1/" + collection + "/" + slug);
            assertThat(response.statusCode()).as("%s/%s", collection, slug).isIn(400, 404);
        }
        given().get("/v1/tags/no-such-slug").then().header("Cache-Control", "public, max-age=10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|/name", "{\"name\":\"x\",\"logo\":{\"id\":1}}|/logo/id",
            "{\"name\":\"x\",\"newsletter\":{}}|/newsletter/callToAction",
            "{\"name\":\"x\",\"newsletter\":{\"callToAction\":\"x\",\"slug\":\"A B\"}}|/newsletter/slug",
            "{\"name\":\"x\",\"navigation\":[]}|/navigation",
            "{\"name\":\"x\",\"url\":\"https://evil.example\"}|/url",
            "{\"name\":\"x\",\"language\":\"english please\"}|/language"})
    void theSiteIsReadAsStrictly(String body, String pointer) {
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").body(body).put("/v1/editorial/site"))
                .hasStatus(400)
                .hasErrorsExactlyAt(pointer);
    }
}
