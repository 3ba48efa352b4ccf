package org.meridiem.content.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridiem.content.ContentServers;
import org.meridiem.content.comment.Talk.Said;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/// What a hostile client sends is refused with its place, or stands there as harmless text.
@QuarkusTest
@ContentServers
class HostileCommentsIT {

    private static final List<String> NO_STRINGS = List.of("null", "1", "1.5", "true", "[]", "{}", "[\"a\"]");
    private static final List<String> NO_UUIDS = List.of("1", "true", "[]", "{}", "\"\"", "\"x\"", "\"1-1-1-1-1\"");
    private static final List<String> NO_ENUMS = List.of("null", "1", "0", "true", "[]", "{}", "\"\"", "\"other\"",
            "\"Approve\"");

    private static final String NOBODY = "/01890a5d-ac96-774b-bcce-b302099a8057";

    static Stream<Arguments> members() {
        String bulk = "{\"decision\": \"approve\", \"items\": [{\"id\": \"01890a5d-ac96-774b-bcce-b302099a8057\", \"version\": %s}]}";
        return Stream.of(
                bad("POST", "comments", "{\"text\": %s}", "/text", NO_STRINGS),
                bad("POST", "comments", "{\"text\": \"x\", \"parent\": %s}", "/parent", NO_UUIDS),
                bad("PUT", "/v1/me/comment-reports" + NOBODY, "{\"reason\": %s}", "/reason", NO_ENUMS),
                bad("PUT", "/v1/me/comment-reports" + NOBODY, "{\"reason\": \"SPAM\", \"note\": %s}", "/note",
                        List.of("1", "true", "[]", "{}")),
                bad("PUT", "/v1/me/comments" + NOBODY, "{\"text\": %s}", "/text", NO_STRINGS),
                bad("POST", Talk.QUEUE + NOBODY + "/decisions", "{\"decision\": %s}", "/decision", NO_ENUMS),
                bad("POST", Talk.QUEUE + "/decisions", "{\"decision\": %s, \"items\": []}", "/decision", NO_ENUMS),
                bad("POST", Talk.QUEUE + "/decisions", "{\"decision\": \"spam\", \"items\": %s}", "/items",
                        List.of("null", "[]", "1", "{}", "\"a\"")),
                bad("POST", Talk.QUEUE + "/decisions", bulk, "/items/0/version",
                        List.of("null", "0", "-1", "1.5", "\"1\"", "true", "[]")),
                bad("POST", Talk.QUEUE + "/erasures", "{\"author\": %s}", "/author", NO_STRINGS),
                bad("POST", "/v1/editorial/comment-bans", "{\"reason\": \"r\", \"author\": %s}", "/author", NO_STRINGS),
                bad("POST", "/v1/editorial/comment-bans", "{\"author\": \"a\", \"reason\": %s}", "/reason", NO_STRINGS),
                bad("POST", "/v1/editorial/comment-bans", "{\"author\": \"a\", \"reason\": \"r\", \"until\": %s}",
                        "/until", List.of("1", "true", "\"\"", "\"tomorrow\"", "\"2020-01-01T00:00:00Z\"",
                                "\"+999999-01-01T00:00:00Z\"", "[]")))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> bad(String method, String path, String body, String pointer,
            List<String> values) {
        return Stream.of(Arguments.of(method, path, body, pointer, values));
    }

    @ParameterizedTest
    @MethodSource("members")
    void everyMemberOfAnotherTypeIsRefusedAtItsPlace(String method, String path, String body, String pointer,
            List<String> values) {
        String address = path.equals("comments") ? Talk.free().path() : path;
        for (String value : values) {
            Response answer = as("admin").header("If-Match", "*").body(body.formatted(value)).request(method, address);
            ProblemAssert.assertThat(answer).as(body.formatted(value)).hasStatus(400).hasErrorAt(pointer);
        }
    }

    @Test
    void bodiesThatAreNoneAreRefused() {
        String path = Talk.free().path();
        for (String body : List.of("", "null", "[]", "\"text\"", "{", "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\"} x", "{\"text\":\"a\",\"state\":\"APPROVED\"}", "{\"text\":\"a\",\"author\":\"x\"}",
                "{\"text\":\"a\",\"html\":\"<b>\"}", "{\"text\":\"a\",\"id\":\"1\"}", "{}")) {
            ProblemAssert.assertThat(as("reader").body(body).post(path)).as(body).hasStatus(400);
        }
        ProblemAssert.assertThat(as("reader").contentType("text/plain").body("hello").post(path)).hasStatus(415);
        ProblemAssert.assertThat(as("reader").body("{\"text\":\"" + "a".repeat(1_000_000) + "\"}").post(path))
                .hasStatus(400).hasErrorsExactlyAt("/text");
        ProblemAssert.assertThat(as("reader").body("{\"text\":\"" + "a".repeat(3_000_000) + "\"}").post(path))
                .hasStatus(413);
    }

    @Test
    void hostileTextsAreRefused() {
        String path = Talk.free().path();
        for (String text : List.of("a\\u0000b", "a\\u0007", "\\ud83d", "a\\u202Eb", "\\u2066x\\u2069", "   ", "\\u200B",
                "Z" + "\\u0334\\u0341\\u0357".repeat(5), "a\\u2028b", "x".repeat(5_001))) {
            ProblemAssert.assertThat(as("reader").body("{\"text\":\"" + text + "\"}").post(path)).as(text)
                    .hasStatus(400).hasErrorsExactlyAt("/text");
        }
    }

    @Test
    void hostileTextsThatAreTextStandThereAsText() {
        Talk talk = Talk.free();
        List<String> texts = List.of("<script>alert(1)</script>", "'; drop table comment; --", "${jndi:ldap://x}",
                "{{7*7}}", "\\x00 %00 %2e%2e/", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>", "👩‍👩‍👧");
        for (String text : texts) {
            talk.say("reader", text);
        }

        Response page = talk.read();

        page.then().body("items.text", equalTo(texts));
        assertThat(page.jsonPath().<String>getList("items.html")).allSatisfy(
                html -> assertThat(html).startsWith("<p>").doesNotContain("<script", "<img", "href"));
    }

    @Test
    void addressesThatAreNoIdsLeadNowhere() {
        for (String path : List.of("/v1/me/comments/x", "/v1/me/comments/1-1-1-1-1", "/v1/editorial/comments/decisions",
                "/v1/editorial/comments/%00", "/v1/editorial/comment-bans/x")) {
            Response answer = as("admin").urlEncodingEnabled(false).get(path);
            ProblemAssert.assertThat(answer);
            assertThat(answer.statusCode()).isIn(400, 404, 405);
        }
        Said none = new Said(UUID.randomUUID().toString(), "reader");
        ProblemAssert.assertThat(none.own()).hasStatus(404);
        ProblemAssert.assertThat(none.moderated()).hasStatus(404);
        ProblemAssert.assertThat(none.decide("approve", "*")).hasStatus(404);
        ProblemAssert.assertThat(none.report("reader", "SPAM")).hasStatus(404);
        assertThat(none.like("reader")).isEqualTo(404);
        for (String bad : List.of("state=pending", "state=", "article=x", "reported=maybe", "author=", "limit=0",
                "cursor=x", "q=x", "author=a&author=b", "author=%00")) {
            ProblemAssert.assertThat(as("moderator").urlEncodingEnabled(false).get(Talk.QUEUE + "?" + bad))
                    .hasStatus(400).hasErrorAt(bad.substring(0, bad.indexOf('=')));
        }
    }
}
