package org.meridiem.newsletter.subscriber;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.Readers;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.suppression.SuppressionReason;
import org.meridiem.newsletter.suppression.Suppressions;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Subscribers, for administrators")
class SubscribersIT {

    private static final String LIST = "/v1/editorial/subscribers";
    private static final String IMPORTS = LIST + "/imports";

    @Inject
    Statements statements;
    @Inject
    Suppressions suppressions;
    Readers readers;
    String newsletter;

    @BeforeEach
    void open() {
        readers = new Readers(statements);
        newsletter = Desk.newsletter();
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/editorial/subscribers", "POST, /v1/editorial/subscribers",
            "GET, /v1/editorial/subscribers/export", "POST, /v1/editorial/subscribers/imports",
            "DELETE, /v1/editorial/subscribers/0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11",
            "GET, /v1/editorial/suppressions", "POST, /v1/editorial/suppressions", "POST, /v1/editorial/segments",
            "DELETE, /v1/editorial/suppressions/0198c5a2-7b1e-7c3d-9a52-0c1f6e0b7d11?reason=x"})
    void isForAdministratorsOnly(String method, String path) {
        String type = path.endsWith("imports") ? "text/csv" : "application/json";
        ProblemAssert
                .assertThat(given().contentType(type).body("{}".getBytes(StandardCharsets.UTF_8)).request(method, path))
                .hasStatus(401);
        for (String user : List.of("reader", "editor", "publisher")) {
            ProblemAssert.assertThat(
                    Desk.as(user).contentType(type).body("{}".getBytes(StandardCharsets.UTF_8)).request(method, path))
                    .hasStatus(403);
        }
    }

    @Test
    void oneIsAddedWithAProofFoundEndedAndErased() {
        // Given
        String reader = Desk.reader();
        var wanted = Map.of("email", reader, "newsletters", List.of(newsletter), "proof",
                Map.of("words", "Paper form of the fair", "at", "2026-01-01T10:00:00Z"));
        String key = UUID.randomUUID().toString();

        // When
        Response added = Desk.as("admin").header("Idempotency-Key", key).body(wanted).post(LIST);
        Desk.as("admin").header("Idempotency-Key", key).body(wanted).post(LIST).then().statusCode(201);

        // Then
        String path = LIST + '/' + added.path("id");
        added.then().statusCode(201).header("Location", endsWith(path));
        assertThat(readers.count(
                "select count(*) from consent where proof = 'Paper form of the fair' and subscriber_id = ?",
                readers.id(reader))).isEqualTo(1);
        Desk.as("admin").get(LIST + "?email=" + reader.substring(0, 20) + "&newsletter=" + newsletter).then()
                .body("items.email", equalTo(List.of(reader)));
        ProblemAssert.assertThat(Desk.as("admin").body("{}").post(path + "/unsubscribe")).hasStatus(428);
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "\"77\"").delete(path)).hasStatus(412);
        Response ended = Desk.as("admin").header("If-Match", added.header("ETag")).body("{}")
                .post(path + "/unsubscribe");
        ended.then().statusCode(200).body("subscriptions.active", equalTo(List.of(false)));
        Desk.as("admin").header("If-Match", ended.header("ETag")).delete(path).then().statusCode(204);
        ProblemAssert.assertThat(Desk.as("admin").get(path)).hasStatus(404);
        assertThat(suppressions.reason(reader)).contains(SuppressionReason.ERASED);
        ProblemAssert.assertThat(Desk.as("admin").body(wanted).post(LIST)).hasStatus(409);
    }

    @Test
    void withoutAProofTheOwnerIsAsked() {
        String reader = Desk.reader();
        Desk.as("admin").body(Map.of("email", reader, "newsletters", List.of(newsletter))).post(LIST).then()
                .statusCode(202);
        assertThat(MailInbox.shared().awaitTo(reader).subject()).startsWith("Please confirm");
        assertThat(readers.count("select count(*) from subscriber where email_key = ?", reader)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"email":"r","newsletters":["N"]}                                                              | 400 | /email
            {"email":"r\\u760A@x.test","newsletters":["N"]}                                                | 400 | /email
            {"email":"r@x.test","newsletters":["N"],"proof":{"words":"a\\r\\nb","at":"2026-01-01T00:00:00Z"}} | 400 | /proof/words
            {"email":"r@x.test","newsletters":["N"],"proof":{"words":"a","at":"2099-01-01T00:00:00Z"}}      | 400 | /proof/at
            {"email":"r@x.test","newsletters":["no-such-letter"]}                                          | 422 | /newsletters/0
            """)
    void aBadOneIsRefusedByName(String body, int status, String pointer) {
        ProblemAssert.assertThat(Desk.as("admin").body(body.replace("\"N\"", '"' + newsletter + '"')).post(LIST))
                .hasStatus(status).hasErrorAt(pointer);
    }

    @Test
    void aFileIsWorkedOffAndNobodyComesInAgainstHisWill() {
        // Given
        String fresh = "=fresh" + Desk.reader();
        String asked = Desk.reader();
        String present = readers.subscribed(newsletter);
        String left = readers.subscribed(newsletter);
        statements.update("""
                update subscription set state = 'ENDED', ended_at = now()
                where subscriber_id = (select id from subscriber where email_key = ?)""", left);
        String suppressed = Desk.reader();
        suppressions.add(suppressed, SuppressionReason.COMPLAINT, null, "test");
        String erased = Desk.reader();
        suppressions.forget(erased);
        String file = "\uFEFFemail,newsletters,language,confirmed_at,proof\r\n"
                + "'" + fresh + ",,de,2026-01-01T00:00:00Z,\"form, \"\"paper\"\"\"\r\n"
                + asked + ",,,,\r\n"
                + present + "," + newsletter + ",,2026-01-01T00:00:00Z,form\r\n"
                + left + ",,,2026-01-01T00:00:00Z,form\r\n"
                + left + ",,,,\r\n"
                + suppressed + ",,,2026-01-01T00:00:00Z,form\r\n"
                + erased + ",,,2026-01-01T00:00:00Z,form\r\n"
                + "nobody,,,,\r\n"
                + "r\u760A@x.test,,,,\r\n"
                + "r@x.test,no-such-letter,,,\r\n"
                + "r@x.test,,,2026-01-01T00:00:00Z,\r\n"
                + "r@x.test,,\"d\ne\",,\r\n"
                + "too,few\r\n"
                + fresh.toUpperCase(Locale.ROOT) + ",,,2026-01-01T00:00:00Z,form\r\n";

        // When
        Response done = imported(file);

        // Then
        assertThat(rows(done.path("id"))).containsExactly("subscribed", "asked", "unchanged", "left", "left",
                "suppressed", "suppressed", "failed", "failed", "failed", "failed", "failed", "failed", "unchanged");
        assertThat(Desk.as("admin").get(IMPORTS + '/' + done.path("id") + "/report?outcome=failed").then()
                .statusCode(200).extract().asString().lines()).hasSize(7).startsWith("row,outcome,email,problem",
                        "8,failed,,email is no mail address");
        assertThat(Desk.as("admin").get(IMPORTS + '/' + done.path("id") + "/report").asString().lines()).hasSize(15)
                .element(1).asString().startsWith("1,subscribed,'=fresh");
        done.then().body("counts.failed", equalTo(6)).body("counts.unchanged", equalTo(2))
                .body("counts.subscribed", equalTo(1)).body("done", equalTo(14)).body("rows", equalTo(14));
        assertThat(readers.active(fresh)).isEqualTo(1);
        assertThat(readers.active(left)).isZero();
        assertThat(readers.count("select count(*) from consent where subscriber_id = ?", readers.id(fresh)))
                .isEqualTo(1);
        MailInbox.shared().awaitTo(asked);
        assertThat(readers.count("select count(*) from opt_in where email_key = any(array[?, ?, ?])", left, suppressed,
                erased)).isZero();

        // And again
        assertThat(rows(imported(file).path("id"))).startsWith("unchanged", "asked", "unchanged").endsWith("unchanged");
        assertThat(readers.count("select count(*) from consent where subscriber_id = ?", readers.id(fresh)))
                .isEqualTo(1);

        // And what is exported is no formula
        String exported = Desk.as("admin").get(LIST + "/export?newsletter=" + newsletter).then().statusCode(200)
                .extract().asString();
        assertThat(exported).contains("'" + fresh + "," + newsletter).contains(present).doesNotContain(left);
    }

    @Test
    void anImportGoesOnWhereADeadReplicaLeftIt() {
        // Given: a replica that died after 1000 of 2500 rows
        var file = new StringBuilder("email,confirmed_at,proof\n");
        String domain = "@" + newsletter + ".test";
        for (int i = 1; i <= 2500; i++) {
            file.append("r").append(i).append(domain).append(",2026-01-01T00:00:00Z,form\n");
        }
        String id = csv(file.toString()).post(IMPORTS + "?newsletter=" + newsletter).path("id");
        awaitDone(id);
        statements.update("delete from subscription where newsletter_id = (select id from newsletter where slug = ?)",
                newsletter);

        // When
        statements.update("update subscriber_import_row set outcome = 'WAITING' where import_id = ? and row > 1000",
                UUID.fromString(id));
        statements.update(
                "update subscriber_import set state = 'PENDING', position = 1000, finished_at = null where id = ?",
                UUID.fromString(id));
        awaitDone(id);

        // Then
        assertThat(readers.count("""
                select count(*) from subscription s join newsletter n on n.id = s.newsletter_id where n.slug = ?""",
                newsletter)).isEqualTo(1500);
    }

    @Test
    void aFileSentTwiceWithOneKeyIsOneImport() {
        String key = UUID.randomUUID().toString();
        String file = "email\n" + Desk.reader() + "\n";
        Response first = csv(file).header("Idempotency-Key", key).post(IMPORTS + "?newsletter=" + newsletter);
        Response second = csv(file).header("Idempotency-Key", key).post(IMPORTS + "?newsletter=" + newsletter);
        first.then().statusCode(202).header("Location", endsWith(IMPORTS + '/' + first.path("id")));
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(readers.count("select count(*) from subscriber_import where state = 'RECEIVING'")).isZero();
        awaitDone(first.path("id"));
        ProblemAssert.assertThat(Desk.as("admin").post(IMPORTS + '/' + first.path("id") + "/cancel")).hasStatus(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name\nx\n", "newsletters\nx\n", "email,email\na,b\n", "email\n", "email\n\"open"})
    void aFileThatIsNoneStartsNoImport(String file) {
        int before = readers.count("select count(*) from subscriber_import");
        ProblemAssert.assertThat(csv(file).post(IMPORTS)).hasStatus(400);
        assertThat(readers.count("select count(*) from subscriber_import")).isEqualTo(before);
    }

    @Test
    void aSuppressionIsAddedFoundAndTakenOffWithAReason() {
        // Given
        String reader = readers.subscribed(newsletter);
        String list = "/v1/editorial/suppressions";

        // When
        Response added = Desk.as("admin")
                .body(Map.of("email", reader.toUpperCase(Locale.ROOT), "note", "Asked by phone"))
                .post(list);

        // Then
        added.then().statusCode(201).body("reason", equalTo("manual")).body("email", equalTo(reader));
        ProblemAssert.assertThat(Desk.as("admin").body(Map.of("email", reader)).post(list)).hasStatus(409);
        ProblemAssert.assertThat(Desk.as("admin").body(Map.of("email", reader, "note", "a\r\nb")).post(list))
                .hasStatus(400).hasErrorAt("/note");
        Desk.as("admin").get(list + "?email=" + reader + "&reason=manual").then().body("items.note",
                equalTo(List.of("Asked by phone")));
        Desk.as("admin").get(LIST + "?email=" + reader).then().body("items.suppressed", equalTo(List.of("manual")));
        String path = list + '/' + added.path("id");
        ProblemAssert.assertThat(Desk.as("admin").delete(path + "?reason=x")).hasStatus(428);
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").delete(path)).hasStatus(400);
        Desk.as("admin").header("If-Match", added.header("ETag")).delete(path + "?reason=misdialled").then()
                .statusCode(204);
        assertThat(suppressions.reason(reader)).isEmpty();
        assertThat(readers.count("select count(*) from suppression_removal where reason = 'misdialled'")).isPositive();
    }

    private Response imported(String file) {
        Response started = csv(file).post(IMPORTS + "?newsletter=" + newsletter);
        started.then().statusCode(202);
        return awaitDone(started.path("id"));
    }

    private static Response awaitDone(String id) {
        return Patience.await().until(() -> Desk.as("admin").get(IMPORTS + '/' + id),
                response -> response.path("status").equals("done"));
    }

    private static List<String> rows(String id) {
        return Desk.as("admin").get(IMPORTS + '/' + id + "/rows?limit=100").path("items.outcome");
    }

    private static RequestSpecification csv(String file) {
        return Desk.as("admin").contentType("text/csv").body(file.getBytes(StandardCharsets.UTF_8));
    }
}
