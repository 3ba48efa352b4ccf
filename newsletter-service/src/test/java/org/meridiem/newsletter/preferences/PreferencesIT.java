package org.meridiem.newsletter.preferences;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

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
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("The preference centre")
class PreferencesIT {

    private static final String ASK = "/v1/preferences/link";

    @Inject
    Statements statements;
    @Inject
    Tokens tokens;
    Readers readers;

    @BeforeEach
    void open() {
        readers = new Readers(statements);
    }

    @Test
    void aReaderSetsWhatHeGetsAndTheConsentLogKnows() {
        // Given
        String kept = Desk.newsletter();
        String left = Desk.newsletter();
        String begun = Desk.newsletter();
        String reader = readers.subscribed(kept, left);
        String settings = Readers.link(ASK, reader);
        Instant until = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        // When
        given().contentType(ContentType.JSON)
                .body(Map.of("subscriptions",
                        List.of(Map.of("newsletter", kept, "frequency", "weekly"), Map.of("newsletter", begun)),
                        "sections", List.of("world"), "timeZone", "Asia/Kathmandu", "language", "de", "pausedUntil",
                        until.toString()))
                .put(settings)
                .then()
                .statusCode(200)
                .body("newsletters.findAll { it.subscribed }.slug.sort()",
                        equalTo(List.of(kept, begun).stream().sorted().toList()))
                .body("newsletters.find { it.slug == '" + kept + "' }.frequency", equalTo("weekly"))
                .body("sections", equalTo(List.of("world")))
                .body("timeZone", equalTo("Asia/Kathmandu"))
                .body("pausedUntil", equalTo(until.toString()));

        // Then
        given().accept(ContentType.JSON).get(settings).then().statusCode(200).body("language", equalTo("de"));
        assertThat(statements.list("""
                select n.slug || ' ' || c.action from consent c join newsletter n on n.id = c.newsletter_id
                where c.subscriber_id = ?""", row -> row.getString(1), readers.id(reader)))
                .containsExactlyInAnyOrder(begun + " CONFIRMED", left + " WITHDRAWN");
    }

    @Test
    void thePageDoesTheSameByAForm() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = readers.subscribed(newsletter);
        readers.set(reader, "sections = array['sports']");
        String settings = Readers.link(ASK, reader);
        Response page = given().get(settings);

        // When
        Response saved = given().contentType(ContentType.URLENC)
                .formParam("newsletter", newsletter)
                .formParam("frequency", newsletter + ":daily")
                .formParam("timeZone", "Europe/Berlin")
                .formParam("language", "")
                .formParam("pausedUntil", "2027-01-01")
                .post(settings);

        // Then
        assertThat(page.asString()).contains("value=\"sports\" checked")
                .contains("value=\"" + newsletter + "\" checked")
                .doesNotContain("<script");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        saved.then().statusCode(200);
        assertThat(saved.asString()).contains("Saved.").contains("value=\"2027-01-01\"")
                .contains(newsletter + ":daily\" selected");
        assertThat(readers.count("select cardinality(sections) from subscriber where email_key = ?", reader)).isZero();
    }

    @Test
    void theAnswerAndTheWorkAreTheSameForEveryAddress() {
        // Given
        String known = readers.subscribed(Desk.newsletter());
        String suppressed = readers.subscribed(Desk.newsletter());
        statements.update("insert into suppression values (?, 'HARD_BOUNCE', null, now(), 'test')", suppressed);

        // When
        List<Response> answers = List.of(Readers.ask(ASK, known), Readers.ask(ASK, Desk.reader()),
                Readers.ask(ASK, suppressed), Readers.ask(ASK, known));

        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnly(202);
        assertThat(answers).extracting(Response::asString).containsOnly(answers.getFirst().asString());
        MailInbox.shared().awaitTo(known);
        Patience.await()
                .until(() -> readers.count("select count(*) from mailed_link where state = 'REQUESTED'") == 0);
        assertThat(MailInbox.shared().to(suppressed)).isEmpty();
        assertThat(readers.count("select count(*) from delivery where address = ?", known)).isEqualTo(1);
    }

    @Test
    void anAddressGetsThreeLinksADayForWhateverIsAsked() {
        // Given
        String victim = readers.subscribed(Desk.newsletter());

        // When
        for (int i = 0; i < 5; i++) {
            Readers.ask(ASK, victim).then().statusCode(202);
            Patience.await().until(() -> readers
                    .count("select count(*) from mailed_link where state = 'REQUESTED' and email_key = ?",
                            victim) == 0);
            statements.update("""
                    update mailed_link set mailed_at = mailed_at - interval '11 minutes'
                    where email_key = ? and state = 'MAILED'""", victim);
        }

        // Then
        assertThat(readers.count("select count(*) from delivery where address = ?", victim)).isEqualTo(3);
    }

    @Test
    void aRobotIsThankedAndForgotten() {
        String reader = readers.subscribed(Desk.newsletter());
        given().contentType(ContentType.JSON)
                .body(Map.of("email", reader, "website", "http://spam.test"))
                .post(ASK)
                .then()
                .statusCode(202);
        assertThat(readers.count("select count(*) from mailed_link where email_key = ?", reader)).isZero();
    }

    @Test
    void theStaticPageAsksForTheAddressAndItsFormMailsTheLink() {
        String reader = readers.subscribed(Desk.newsletter());
        assertThat(given().get("/v1/preferences").asString()).contains("/v1/preferences/link")
                .contains("type=\"email\"");
        given().contentType(ContentType.URLENC).formParam("email", reader).formParam("website", "").post(ASK).then()
                .statusCode(202);
        Mail mail = MailInbox.shared().awaitTo(reader);
        assertThat(mail.subject()).isEqualTo("Your newsletter settings");
        assertThat(mail.html()).contains(mail.links().getFirst().toString());
        given().contentType(ContentType.URLENC).formParam("email", "nobody").post(ASK).then().statusCode(400)
                .contentType("text/html;charset=UTF-8");
    }

    @Test
    void noOtherTokenOpensTheSettingsAndAnOldOneNoMore() {
        // Given
        String reader = readers.subscribed(Desk.newsletter());
        String settings = Readers.link(ASK, reader);
        var subscription = statements.first("select id from subscription where subscriber_id = ?",
                row -> Statements.id(row, "id"), readers.id(reader)).orElseThrow();

        // Then
        for (Purpose purpose : Purpose.values()) {
            given().get("/v1/preferences/" + tokens.seal(purpose, subscription)).then().statusCode(410);
        }
        String link = settings.substring(settings.lastIndexOf('/') + 1);
        given().get("/v1/privacy/export/" + link).then().statusCode(410);
        given().post("/v1/privacy/erase/" + link).then().statusCode(410);
        given().post("/v1/unsubscribe/" + link).then().statusCode(200);
        assertThat(readers.active(reader)).isEqualTo(1);
        statements.update("update mailed_link set expires_at = now() where email_key = ?", reader);
        given().get(settings).then().statusCode(410);
        ProblemAssert.assertThat(given().contentType(ContentType.JSON).body(Map.of("subscriptions", List.of()))
                .put(settings)).hasStatus(410);
        assertThat(readers.active(reader)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                  | 400 | /subscriptions
            {"subscriptions":[],"timeZone":"Mars/Base"}                         | 400 | /timeZone
            {"subscriptions":[],"timeZone":"Europe/Berlin\\u760A"}              | 400 | /timeZone
            {"subscriptions":[],"language":"en\\r\\nBcc: a"}                    | 400 | /language
            {"subscriptions":[],"language":"e\\u760An"}                         | 400 | /language
            {"subscriptions":[],"sections":["\\u760D"]}                         | 400 | /sections/0
            {"subscriptions":[],"pausedUntil":"2099-01-01T00:00:00Z"}           | 400 | /pausedUntil
            {"subscriptions":[{"newsletter":"x","frequency":"hourly"}]}         | 400 | /subscriptions/0/frequency
            {"subscriptions":[{"newsletter":"no-such-letter"}]}                 | 422 | /subscriptions/0/newsletter
            """)
    void badSettingsAreNamedAndChangeNothing(String body, int status, String pointer) {
        String reader = readers.subscribed(Desk.newsletter());
        String settings = Readers.link(ASK, reader);
        ProblemAssert.assertThat(given().contentType(ContentType.JSON).body(body).put(settings)).hasStatus(status)
                .hasErrorAt(pointer);
        assertThat(readers.active(reader)).isEqualTo(1);
    }
}
