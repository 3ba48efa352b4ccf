package org.meridiem.newsletter.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
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
    private static final String SUBSCRIBERS = "/v1/editorial/subscribers";

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
    void tellsWhatWasDoneToReadersAndWhoTookThemOut() {
        // Given
        String slug = Desk.newsletter();
        String newsletter = (String) Desk.newsletter(slug).get("id");
        String address = Desk.reader();
        String asked = Desk.reader();
        var proof = Map.of("words", "a form of paper", "at", "2026-01-01T00:00:00Z");
        Instant before = Instant.now();

        // When
        String id = Desk.as("admin").header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("email", address, "newsletters", List.of(slug), "proof", proof)).post(SUBSCRIBERS).then()
                .statusCode(201).extract().path("id");
        Desk.as("admin").body(Map.of("email", asked, "newsletters", List.of(slug))).post(SUBSCRIBERS).then()
                .statusCode(202);
        Desk.as("admin").get(SUBSCRIBERS + "/export?newsletter=" + slug).then().statusCode(200);
        Desk.as("admin").get(SUBSCRIBERS + "/export?newsletter=no-such-letter").then().statusCode(422);
        Desk.as("admin").get(SUBSCRIBERS + "/export").then().statusCode(200);
        Desk.as("admin").header("If-Match", "*").body("{}").post(SUBSCRIBERS + '/' + id + "/unsubscribe").then()
                .statusCode(200);
        Desk.as("admin").header("If-Match", "*").body("{}").post(SUBSCRIBERS + '/' + id + "/unsubscribe").then()
                .statusCode(200);
        Desk.as("admin").header("If-Match", "\"1\"").delete(SUBSCRIBERS + '/' + id).then().statusCode(412);
        Desk.as("admin").header("If-Match", "*").delete(SUBSCRIBERS + '/' + id).then().statusCode(204);

        // Then
        JsonPath one = read("target=" + id);
        assertThat(one.getList("items.action")).containsExactly("erase", "unsubscribe", "add");
        assertThat(one.getList("items.version")).containsExactly(null, 2, 1);
        assertThat(one.getList("items[2].details.newsletters")).containsExactly(slug);
        assertThat(read("kind=optIn&from=" + before).getList("items.action")).contains("create");
        assertThat(read("kind=subscriberList&target=" + newsletter).getList("items.action")).containsExactly("export");
        assertThat(read("kind=subscriberList&target=00000000-0000-0000-0000-000000000000&from=" + before)
                .getList("items.actor.name")).isNotEmpty();
        String all = export("ndjson", "from=" + before);
        assertThat(all).contains(id).doesNotContain(address).doesNotContain(asked).doesNotContain("readers.test")
                .doesNotContain("form of paper");
        assertThat(statements.list("select e::text from audit_entry e", row -> row.getString(1)))
                .as("what an erasure would have to find").noneMatch(row -> row.contains(address));
        assertThat(statements.list("select k::text from idempotency_key k", row -> row.getString(1)))
                .as("answers that are kept").noneMatch(row -> row.contains(address));
    }

    @Test
    void tellsOfImportsTheirReportsAndTestMails() {
        // Given
        String slug = Desk.newsletter();
        String address = Desk.reader();
        String issue = Desk.build(Map.of("newsletter", slug, "intro", "Words")).path("id");
        String key = UUID.randomUUID().toString();

        // When
        String id = null;
        for (int i = 0; i < 2; i++) {
            id = Desk.as("admin").contentType("text/csv").header("Idempotency-Key", key)
                    .body(("email\n" + address + "\n").getBytes(StandardCharsets.UTF_8))
                    .post(SUBSCRIBERS + "/imports?newsletter=" + slug).then().statusCode(202).extract().path("id");
        }
        Desk.as("admin").get(SUBSCRIBERS + "/imports/" + id + "/report").then().statusCode(200);
        Desk.as("editor").body(Map.of("email", "nobody")).post("/v1/editorial/issues/" + issue + "/test-send").then()
                .statusCode(400);
        Desk.as("editor").body(Map.of("email", address)).post("/v1/editorial/issues/" + issue + "/test-send").then()
                .statusCode(202);

        // Then
        JsonPath log = read("target=" + id);
        assertThat(log.getList("items.action")).containsExactly("export", "create");
        assertThat(log.getInt("items[1].details.rows")).isEqualTo(1);
        assertThat(read("target=" + issue).getList("items.action")).containsExactly("testSend", "create");
        assertThat(log.prettify() + read("target=" + issue).prettify()).doesNotContain(address);
    }

    @Test
    void isFilteredByTimeAndExportedWhole() {
        // Given
        String actor = "exporter-" + UUID.randomUUID();
        Instant noon = Instant.parse("2001-02-03T12:00:00Z");
        fill(actor, 2500, noon);

        // When
        List<String> lines = export("ndjson", "actor=" + actor).lines().toList();
        List<String> cells = export("csv", "actor=" + actor).lines().toList();

        // Then
        assertThat(lines).hasSize(2500).doesNotHaveDuplicates();
        assertThat(JsonPath.from(lines.getFirst()).getString("at")).isEqualTo("2001-02-03T12:41:39Z");
        assertThat(cells).hasSize(2501).doesNotHaveDuplicates().first()
                .isEqualTo("id,at,actor,actorName,action,kind,target,version,details");
        assertThat(cells.getLast()).contains(",2001-02-03T12:00:00Z," + actor + ",'=name,save,newsletter,");
        assertThat(export("ndjson", "actor=" + actor + "&from=" + noon + "&to=" + noon.plusSeconds(10)).lines())
                .hasSize(10);
        JsonPath page = read("actor=" + actor + "&to=" + noon.plusSeconds(3) + "&limit=2");
        assertThat(page.getList("items.at")).containsExactly("2001-02-03T12:00:02Z", "2001-02-03T12:00:01Z");
        assertThat(read("actor=" + actor + "&to=" + noon.plusSeconds(3) + "&limit=2&cursor="
                + page.getString("nextCursor")).getList("items.at")).containsExactly("2001-02-03T12:00:00Z");
        assertThat(read("action=export&kind=auditLog").getList("items.details.format")).contains("csv", "ndjson");
    }

    @Test
    void forgetsWholeDaysThatAreOldEnoughAndNothingElse() {
        // Given
        String actor = "forgotten-" + UUID.randomUUID();
        Instant today = Instant.parse("1971-06-15T12:00:00Z");
        Instant midnight = Instant.parse("1971-05-16T00:00:00Z");
        fill(actor, 2, midnight.minusSeconds(2));
        fill(actor, 3, midnight);
        Clock clock = Clock.fixed(today, ZoneOffset.UTC);

        // When
        assertThat(new AuditRetention(statements, keeping(null), clock).next()).isFalse();
        assertThat(read("actor=" + actor).getList("items")).hasSize(5);
        assertThat(new AuditRetention(statements, keeping(Duration.ofDays(30)), clock).next()).isFalse();

        // Then
        assertThat(read("actor=" + actor).getList("items")).hasSize(3);
        assertThatThrownBy(() -> statements.update("delete from audit_entry where actor = ?", actor)).rootCause()
                .hasMessageContaining("append-only");
    }

    private static AuditConfig keeping(@Nullable Duration keep) {
        return new AuditConfig() {
            @Override
            public Optional<Duration> keep() {
                return Optional.ofNullable(keep);
            }

            @Override
            public Duration sweep() {
                return Duration.ofHours(1);
            }
        };
    }

    private void fill(String actor, int count, Instant from) {
        statements.update(
                """
                        insert into audit_entry (at, actor, actor_name, action, kind, target_id, version, details)
                        select ?::timestamptz + (n - 1) * interval '1 s', ?, '=name', 'save', 'newsletter', gen_random_uuid(), n, '{}'
                        from generate_series(1, ?) n""",
                from, actor, count);
    }

    private static String export(String format, String query) {
        return Desk.as("admin").get(PATH + "/export?format=" + format + '&' + query).then().statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("Content-Disposition", "attachment; filename=\"audit." + format + '"').extract().asString();
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
    @ValueSource(strings = {"actor=%00", "action=a%20b", "kind=", "limit=0", "cursor=x", "who=me", "from=yesterday",
            "to=%2B999999999-12-31T23:59:59Z"})
    void refusesWhatItDoesNotUnderstand(String query) {
        ProblemAssert.assertThat(Desk.as("admin").urlEncodingEnabled(false).get(PATH + "/export?format=xml"))
                .hasStatus(400);
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
