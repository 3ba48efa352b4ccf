package org.meridiem.content.editing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.Desk;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/// Who may do what with taxonomy, people, media and the site. Those who may get past the door and fail at what is behind it.
@QuarkusTest
@ContentServers
class EditorialRolesIT {

    private static final List<String> EVERYBODY = List.of("reader", "contributor", "editor", "publisher", "moderator",
            "admin");
    private static final Set<String> READ_TAXONOMY = Set.of("contributor", "editor", "publisher", "moderator", "admin");
    private static final Set<String> MANAGE = Set.of("editor", "publisher", "admin");
    private static final Set<String> MEDIA = Set.of("contributor", "editor", "publisher", "admin");
    private static final Set<String> ADMIN = Set.of("admin");
    private static final String ID = "/01890a5d-ac96-774b-bcce-b302099a8057";

    static Stream<Arguments> operations() {
        return Stream.of(crud("sections", ADMIN), crud("tags", MANAGE), crud("authors", MANAGE),
                Stream.of(Arguments.of("GET", "/v1/editorial/media", MEDIA),
                        Arguments.of("GET", "/v1/editorial/media" + ID, MEDIA),
                        Arguments.of("PATCH", "/v1/editorial/media" + ID, MANAGE),
                        Arguments.of("DELETE", "/v1/editorial/media" + ID, MANAGE),
                        Arguments.of("GET", "/v1/editorial/site", READ_TAXONOMY),
                        Arguments.of("PUT", "/v1/editorial/site", ADMIN)))
                .flatMap(operations -> operations);
    }

    private static Stream<Arguments> crud(String collection, Set<String> managers) {
        String path = "/v1/editorial/" + collection;
        return Stream.of(Arguments.of("GET", path, READ_TAXONOMY), Arguments.of("GET", path + ID, READ_TAXONOMY),
                Arguments.of("POST", path, managers), Arguments.of("PUT", path + ID, managers),
                Arguments.of("PATCH", path + ID, managers),
                Arguments.of("DELETE", path + ID, managers));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void onlyTheRolesOfTheTableGetIn(String method, String path, Set<String> allowed) {
        for (String user : EVERYBODY) {
            Response response = Desk.as(user).body("{\"unknown\":1}").request(method, path);
            if (allowed.contains(user)) {
                org.assertj.core.api.Assertions.assertThat(response.statusCode()).as("%s %s as %s", method, path, user)
                        .isNotIn(401, 403, 500);
            } else {
                ProblemAssert.assertThat(response).as("%s %s as %s", method, path, user).hasStatus(403)
                        .hasType("forbidden");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobodyGetsInWithoutAToken(String method, String path, Set<String> allowed) {
        Response none = given().contentType(ContentType.JSON).body("{}").request(method, path);
        ProblemAssert.assertThat(none).hasStatus(401).hasType("unauthenticated");
        none.then().header("WWW-Authenticate", org.hamcrest.Matchers.startsWith("Bearer"));
        ProblemAssert
                .assertThat(given().header("Authorization", "Bearer nonsense").contentType(ContentType.JSON).body("{}")
                        .request(method, path))
                .hasStatus(401);
    }
}
