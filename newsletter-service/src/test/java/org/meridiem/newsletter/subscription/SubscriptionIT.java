package org.meridiem.newsletter.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Coming and going")
class SubscriptionIT {

    @Inject
    DataSource database;
    @Inject
    Tokens tokens;
    @Inject
    SubscriptionWork work;

    @Test
    void theAnswerIsTheSameWhoeverAsks() {
        // Given
        String newsletter = Desk.newsletter();
        String subscribed = Desk.reader();
        String waiting = Desk.reader();
        Desk.subscribe(subscribed, newsletter);
        Desk.ask(waiting, newsletter);
        MailInbox.shared().awaitTo(waiting);

        // When
        List<Response> answers = List.of(Desk.ask(Desk.reader(), newsletter), Desk.ask(waiting, newsletter),
                Desk.ask(subscribed, newsletter));

        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnly(202);
        assertThat(answers).extracting(Response::asString).containsOnly(answers.getFirst().asString());
        assertThat(answers).extracting(answer -> answer.headers().asList().stream().map(Object::toString).toList())
                .containsOnly(answers.getFirst().headers().asList().stream().map(Object::toString).toList());
        assertThat(count("select count(*) from opt_in where email_key = ? and state = 'REQUESTED'", waiting))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void anAddressGetsOneMailForAnyNumberOfRequests() {
        // Given
        String newsletter = Desk.newsletter();
        String victim = Desk.reader();

        // When
        for (int i = 0; i < 10; i++) {
            Desk.ask(victim, newsletter).then().statusCode(202);
        }
        MailInbox.shared().awaitTo(victim);

        // Then
        Awaitility.await().until(() -> count("""
                select count(*) from opt_in where email_key = ? and state = 'REQUESTED'
                    and process_after <= now()""", victim) == 0);
        assertThat(count("""
                select count(*) from delivery d join opt_in o on o.id = d.opt_in_id where o.email_key = ?""", victim))
                .isEqualTo(1);
        assertThat(MailInbox.shared().to(victim)).hasSize(1);
    }

    @Test
    void anotherNewsletterHasToWaitItsTurnAndTheDayHasItsBound() {
        // Given
        String victim = Desk.reader();
        Desk.ask(victim, Desk.newsletter());
        MailInbox.shared().awaitTo(victim);

        // When
        Desk.ask(victim, Desk.newsletter());

        // Then
        Awaitility.await().until(() -> count(
                "select count(*) from opt_in where email_key = ? and process_after > now()", victim) == 1);
        for (int mail = 2; mail <= 3; mail++) {
            update("update opt_in set mailed_at = mailed_at - interval '11 minutes' where email_key = ?", victim);
            update("update opt_in set process_after = now() - interval '1 second' where email_key = ?", victim);
            int expected = mail;
            Awaitility.await().until(() -> MailInbox.shared().to(victim).size() == expected);
            Desk.ask(victim, Desk.newsletter());
        }
        update("update opt_in set mailed_at = mailed_at - interval '11 minutes' where email_key = ?", victim);
        update("update opt_in set process_after = now() - interval '1 second' where email_key = ?", victim);
        Awaitility.await()
                .until(() -> count("select count(*) from opt_in where email_key = ? and state = 'REQUESTED'",
                        victim) == 0);
        assertThat(MailInbox.shared().to(victim)).hasSize(3);
    }

    @Test
    void programsThatFollowLinksChangeNothing() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = Desk.reader();
        Desk.ask(reader, newsletter);
        Mail mail = MailInbox.shared().awaitTo(reader);

        // When
        for (URI link : mail.links()) {
            if (link.getHost().equals("letters.meridiem.test")) {
                given().get(link.getPath()).then().statusCode(200);
                given().head(link.getPath()).then().statusCode(200);
            }
        }

        // Then
        assertThat(count("select count(*) from subscriber where email_key = ?", reader)).isZero();
        given().post(Desk.confirmation(mail)).then().statusCode(200);
        assertThat(count("select count(*) from subscriber where email_key = ?", reader)).isEqualTo(1);
        String leave = "/v1/unsubscribe/" + tokens.seal(Purpose.UNSUBSCRIBE, subscription(reader));
        given().get(leave).then().statusCode(200);
        given().head(leave).then().statusCode(200);
        assertThat(active(reader)).isEqualTo(1);
    }

    @Test
    void aSecondYesChangesNothingNotEvenAfterANo() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = Desk.reader();
        Desk.ask(reader, newsletter);
        String confirmation = Desk.confirmation(MailInbox.shared().awaitTo(reader));
        given().post(confirmation).then().statusCode(200);
        given().accept(ContentType.JSON)
                .post(confirmation)
                .then()
                .statusCode(200)
                .body("newsletters", equalTo(List.of(newsletter)));
        assertThat(count(
                "select count(*) from consent c join subscriber s on s.id = c.subscriber_id where s.email_key = ?",
                reader))
                .isEqualTo(1);

        // When
        String leave = "/v1/unsubscribe/" + tokens.seal(Purpose.UNSUBSCRIBE, subscription(reader));
        given().post(leave).then().statusCode(200);
        given().post(leave).then().statusCode(200);
        given().post(confirmation).then().statusCode(200);

        // Then
        assertThat(active(reader)).isZero();
        assertThat(count(
                "select count(*) from consent c join subscriber s on s.id = c.subscriber_id where s.email_key = ?",
                reader))
                .isEqualTo(2);
    }

    @Test
    void theMailAndThePagesHoldNothingThatTheOneWhoAskedWrote() {
        // Given
        String newsletter = Desk.newsletter();
        String reader = "buy-cheap-watches-" + UUID.randomUUID() + "@readers.test";
        given().contentType(ContentType.JSON)
                .body(Map.of("email", reader, "newsletters", List.of(newsletter), "language", "de", "timeZone",
                        "Europe/Berlin", "sections", List.of("buy-now")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(202);

        // When
        Mail mail = MailInbox.shared().awaitTo(reader);
        String page = given().get(Desk.confirmation(mail)).asString();

        // Then
        assertThat(mail.html() + mail.text() + mail.subject() + page).doesNotContain("watches")
                .doesNotContain("buy-now");
        assertThat(mail.headers("List-Unsubscribe")).isEmpty();
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(page).doesNotContain("<script").contains("<button");
    }

    @Test
    void pagesTellNobodyWhereTheReaderCameFrom() {
        String reader = Desk.reader();
        Desk.ask(reader, Desk.newsletter());
        String confirmation = Desk.confirmation(MailInbox.shared().awaitTo(reader));
        for (Response page : List.of(given().get(confirmation), given().post(confirmation),
                given().get("/v1/unsubscribe/x"), given().post("/v1/unsubscribe/x"))) {
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(page.cookies()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "preview", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void leavingAlwaysSucceedsWhateverTheTokenAndTheBody(String token) {
        String way = "/v1/unsubscribe/" + token;
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(way)
                .then()
                .statusCode(200);
        given().multiPart("List-Unsubscribe", "One-Click").post(way).then().statusCode(200);
        given().accept("application/json").contentType(ContentType.JSON).body("{").post(way).then().statusCode(200);
        given().post(way).then().statusCode(200);
    }

    @Test
    void aTokenOpensWhatItIsForAndNothingElse() {
        // Given
        String reader = Desk.reader();
        Desk.subscribe(reader, Desk.newsletter());
        UUID subscription = subscription(reader);

        // When
        given().post("/v1/unsubscribe/" + tokens.seal(Purpose.CONFIRM, subscription)).then().statusCode(200);
        given().accept(ContentType.JSON)
                .post("/v1/confirmations/" + tokens.seal(Purpose.UNSUBSCRIBE, subscription))
                .then()
                .statusCode(410)
                .contentType("application/problem+json");

        // Then
        assertThat(active(reader)).isEqualTo(1);
    }

    @Test
    void aLinkThatIsTooOldSaysSoAndIsForgotten() {
        // Given
        String reader = Desk.reader();
        Desk.ask(reader, Desk.newsletter());
        String confirmation = Desk.confirmation(MailInbox.shared().awaitTo(reader));

        // When
        update("update opt_in set expires_at = now() - interval '1 second' where email_key = ?", reader);

        // Then
        given().get(confirmation).then().statusCode(410).contentType("text/html;charset=UTF-8");
        given().post(confirmation).then().statusCode(410);
        QuarkusTransaction.requiringNew().run(work::forget);
        assertThat(count("select count(*) from opt_in where email_key = ?", reader)).isZero();
        given().post(confirmation).then().statusCode(410);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"newsletters":["weekly"]}                                                   | 400 | /email
            {"email":"reader","newsletters":["N"]}                                        | 400 | /email
            {"email":"r@x.test\\r\\nBcc: a@x.test","newsletters":["N"]}                   | 400 | /email
            {"email":"r\\u760A@x.test","newsletters":["N"]}                               | 400 | /email
            {"email":"r@x.test","newsletters":[]}                                         | 400 | /newsletters
            {"email":"r@x.test","newsletters":["N"],"timeZone":"Mars/Base"}               | 400 | /timeZone
            {"email":"r@x.test","newsletters":["N"],"language":"a language"}              | 400 | /language
            {"email":"r@x.test","newsletters":["N"],"sections":["Ä"]}                     | 400 | /sections/0
            {"email":"r@x.test","newsletters":["N"],"firstName":"Buy watches"}            | 400 | /firstName
            {"email":"r@x.test","newsletters":["N","no-such-letter"]}                     | 422 | /newsletters/1
            """)
    void aBadRequestIsNamed(String body, int status, String pointer) {
        Response response = given().contentType(ContentType.JSON)
                .body(body.replace("\"N\"", '"' + Desk.newsletter() + '"'))
                .post("/v1/subscriptions");
        ProblemAssert.assertThat(response).hasStatus(status).hasErrorAt(pointer);
    }

    @Test
    void aRobotIsThankedAndForgotten() {
        // Given
        String reader = Desk.reader();
        var body = new HashMap<String, Object>(Map.of("email", reader, "newsletters", List.of(Desk.newsletter())));
        body.put("website", "http://spam.test");

        // When
        given().contentType(ContentType.JSON).body(body).post("/v1/subscriptions").then().statusCode(202);

        // Then
        assertThat(count("select count(*) from opt_in where email_key = ?", reader)).isZero();
    }

    private UUID subscription(String reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select s.id from subscription s join subscriber p on p.id = s.subscriber_id where p.email_key = ?")) {
            select.setString(1, reader);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int active(String reader) {
        return count("""
                select count(*) from subscription s join subscriber p on p.id = s.subscriber_id
                where p.email_key = ? and s.state = 'CONFIRMED'""", reader);
    }

    private int count(String sql, String parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String sql, String parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
