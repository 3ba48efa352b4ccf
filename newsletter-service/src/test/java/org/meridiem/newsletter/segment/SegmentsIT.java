package org.meridiem.newsletter.segment;

import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.Readers;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Segments")
class SegmentsIT {

    private static final String LIST = "/v1/editorial/segments";

    @Inject
    Statements statements;
    Readers readers;
    String newsletter;

    @BeforeEach
    void open() {
        readers = new Readers(statements);
        newsletter = Desk.newsletter();
    }

    @Test
    void oneIsKeptCountedAndGivenToAnIssue() {
        // Given
        readers.set(readers.subscribed(newsletter), "language = 'fr'");
        readers.subscribed(newsletter);
        var definition = Map.of("newsletters", List.of(newsletter), "languages", List.of("fr"));
        String name = "French " + UUID.randomUUID();
        Response created = Desk.as("admin").body(Map.of("name", name, "definition", definition)).post(LIST);

        // Then
        created.then().statusCode(201).body("version", equalTo(1));
        String id = created.path("id");
        Desk.as("editor").body(definition).post(LIST + "/count").then().body("subscribers", equalTo(1));
        Desk.as("editor").body(Map.of("newsletters", List.of(newsletter))).post(LIST + "/count").then()
                .body("subscribers", equalTo(2));
        Desk.as("editor").body(Map.of("newsletters", List.of(newsletter), "deliveredWithinDays", 30))
                .post(LIST + "/count").then().body("subscribers", equalTo(0));
        ProblemAssert.assertThat(Desk.as("admin").body(Map.of("name", name, "definition", Map.of())).post(LIST))
                .hasStatus(409).hasErrorAt("/name");
        ProblemAssert
                .assertThat(Desk.as("admin").body(Map.of("name", name, "definition", Map.of())).put(LIST + '/' + id))
                .hasStatus(428);
        String issue = Desk.build(Map.of("newsletter", newsletter, "intro", "Words")).path("id");
        String audience = "/v1/editorial/issues/" + issue + "/audience";
        Desk.move(issue, "approve").then().statusCode(200);
        ProblemAssert.assertThat(Desk.as("editor").body(Map.of("segment", id)).put(audience)).hasStatus(428);
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "*").body(Map.of("segment", UUID.randomUUID()))
                .put(audience)).hasStatus(422).hasErrorAt("/segment");
        Desk.as("editor").header("If-Match", "*").body(Map.of("segment", id)).put(audience).then().statusCode(200);
        Desk.as("editor").get(audience).then().body("segment", equalTo(id));
        Desk.as("editor").get("/v1/editorial/issues/" + issue).then().body("status", equalTo("draft"));
        ProblemAssert.assertThat(Desk.as("admin").header("If-Match", "*").delete(LIST + '/' + id)).hasStatus(409)
                .hasType("in-use");
        Desk.send(issue);
        Desk.awaitSent(issue).then().body("deliveries.sent", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a\\r\\nb","definition":{}}                                   | 400 | /name
            {"name":"x"}                                                          | 400 | /definition
            {"name":"x","definition":{"opens":3}}                                 | 400 | /definition/opens
            {"name":"x","definition":{"languages":["\\u760A"]}}                   | 400 | /definition/languages/0
            {"name":"x","definition":{"sections":[]}}                             | 400 | /definition/sections
            {"name":"x","definition":{"deliveredWithinDays":0}}                   | 400 | /definition/deliveredWithinDays
            {"name":"x","definition":{"newsletters":["no-such-letter"]}}          | 422 | /definition/newsletters/0
            """)
    void aBadOneIsRefusedByName(String body, int status, String pointer) {
        ProblemAssert.assertThat(Desk.as("admin").body(body).post(LIST)).hasStatus(status).hasErrorAt(pointer);
    }

    @Test
    void aNewsletterSaysWhomItGoesToAndWhen() {
        // Given
        String id = statements.first("select id from newsletter where slug = ?",
                row -> Statements.id(row, "id").toString(), newsletter).orElseThrow();
        String audience = "/v1/editorial/newsletters/" + id + "/audience";
        var rules = new HashMap<String, Object>(
                Map.of("matchSections", true, "matchLanguage", false, "timeZone", "Asia/Tokyo", "localHour", 8));

        // Then
        Response before = Desk.as("editor").get(audience);
        before.then().body("matchSections", equalTo(false));
        ProblemAssert.assertThat(Desk.as("editor").body(rules).put(audience)).hasStatus(428);
        Response after = Desk.as("editor").header("If-Match", before.header("ETag")).body(rules).put(audience);
        after.then().statusCode(200).body("localHour", equalTo(8)).header("ETag", "\"2\"");
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", before.header("ETag")).body(rules).put(audience))
                .hasStatus(412);
        rules.put("timeZone", "Mars/Base");
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "*").body(rules).put(audience)).hasStatus(400)
                .hasErrorAt("/timeZone");
        rules.put("timeZone", "UTC");
        rules.put("localHour", 24);
        ProblemAssert.assertThat(Desk.as("editor").header("If-Match", "*").body(rules).put(audience)).hasStatus(400)
                .hasErrorAt("/localHour");
    }
}
