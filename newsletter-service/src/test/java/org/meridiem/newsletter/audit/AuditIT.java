package org.meridiem.newsletter.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("The audit log")
class AuditIT {

    private static final String PATH = "/v1/editorial/audit";

    @Inject
    Statements statements;

    @Test
    void tellsWhoDidWhatToAnIssueAndItsSubjectTest() {
        // Given
        String newsletter = Desk.newsletter();
        String issue = Desk.build(Map.of("newsletter", newsletter, "intro", "Secret words")).path("id");
        String path = "/v1/editorial/issues/" + issue;

        // When
        Desk.as("editor").header("If-Match", "\"1\"")
                .body(Map.of("subject", "New", "intro", "Secret words", "articles", List.of())).put(path).then()
                .statusCode(200);
        Desk.as("editor").header("If-Match", "\"1\"")
                .body(Map.of("subject", "Stale", "intro", "Other", "articles", List.of())).put(path).then()
                .statusCode(412);
        Desk.as("editor").header("If-Match", "*").body(Map.of("subjects", List.of("One", "Two")))
                .put(path + "/subject-test").then().statusCode(200);
        Desk.as("editor").header("If-Match", "*").delete(path + "/subject-test").then().statusCode(204);
        Desk.move(issue, "approve").then().statusCode(200);
        Desk.move(issue, "cancel").then().statusCode(200);

        // Then
        JsonPath log = read("target=" + issue);
        assertThat(log.getList("items.action")).containsExactly("cancel", "approve", "delete", "save", "save",
                "create");
        assertThat(log.getList("items.kind")).containsExactly("issue", "issue", "subjectTest", "subjectTest", "issue",
                "issue");
        assertThat(log.getList("items.findAll { it.kind == 'issue' }.version")).containsExactly(4, 3, 2, 1);
        assertThat(log.getList("items[4].details.changed")).contains("subject").doesNotContain("intro");
        assertThat(log.getString("items[0].actor.name")).isNotBlank();
        assertThat(log.prettify()).doesNotContain("Secret words");
        assertThat(read("target=" + issue + "&kind=subjectTest&action=save").getList("items")).hasSize(1);
        JsonPath first = read("target=" + issue + "&limit=4");
        assertThat(read("target=" + issue + "&limit=4&cursor=" + first.getString("nextCursor"))
                .getList("items.action")).containsExactly("save", "create");
        assertThat(read("actor=" + log.getString("items[0].actor.id") + "&target=" + issue).getList("items"))
                .hasSize(6);
    }

    @Test
    void tellsOfAllThatEditorsKeep() {
        // Given
        String slug = Desk.newsletter();
        String newsletter = (String) Desk.newsletter(slug).get("id");
        String address = Desk.reader();

        // When
        Desk.as("editor").header("If-Match", "*").body("{\"opens\": true, \"clicks\": false}")
                .put("/v1/editorial/newsletters/" + slug + "/tracking").then().statusCode(200);
        Desk.as("editor").header("If-Match", "*")
                .body("{\"slug\": \"%s\", \"name\": \"Renamed\", \"description\": \"x\"}".formatted(slug))
                .put("/v1/editorial/newsletters/" + newsletter).then().statusCode(200);
        String digest = Desk.as("editor").body("""
                {"newsletter": "%s", "name": "D", "schedule": {"timeZone": "UTC", "days": ["friday"], "time": "08:00"},
                 "content": {}, "status": "paused"}""".formatted(slug)).post("/v1/editorial/digests").path("id");
        Desk.as("editor").header("If-Match", "*").delete("/v1/editorial/digests/" + digest).then().statusCode(204);
        String suppression = Desk.as("admin").body(Map.of("email", address)).post("/v1/editorial/suppressions")
                .path("id");

        // Then
        assertThat(read("target=" + newsletter).getList("items.kind")).containsExactly("newsletter", "tracking",
                "newsletter");
        assertThat(read("target=" + newsletter).getBoolean("items[1].details.opens")).isTrue();
        assertThat(read("target=" + digest).getList("items.action")).containsExactly("delete", "create");
        assertThat(read("target=" + suppression).getList("items.action")).containsExactly("create");
        assertThat(read("target=" + suppression).prettify()).doesNotContain(address);
    }

    @Test
    void isForAdministratorsAndChangedByNobody() {
        ProblemAssert.assertThat(given().get(PATH)).hasStatus(401);
        for (String user : List.of("reader", "contributor", "editor", "publisher", "moderator")) {
            ProblemAssert.assertThat(Desk.as(user).get(PATH)).hasStatus(403);
        }
        Desk.newsletter();
        assertThatThrownBy(() -> statements.update("update audit_entry set actor = 'nobody'"))
                .rootCause().hasMessageContaining("append-only");
        assertThatThrownBy(() -> statements.update("delete from audit_entry")).rootCause()
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor=%00", "action=a%20b", "kind=", "limit=0", "cursor=x", "who=me"})
    void refusesWhatItDoesNotUnderstand(String query) {
        ProblemAssert.assertThat(Desk.as("admin").urlEncodingEnabled(false).get(PATH + '?' + query)).hasStatus(400);
    }

    @Test
    void knowsNothingOfWhatNeverWas() {
        assertThat(read("target=" + UUID.randomUUID()).getList("items")).isEmpty();
    }

    private static JsonPath read(String query) {
        Response answer = Desk.as("admin").get(PATH + '?' + query);
        answer.then().statusCode(200);
        return answer.jsonPath();
    }
}
