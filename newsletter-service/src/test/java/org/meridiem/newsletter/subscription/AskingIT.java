package org.meridiem.newsletter.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
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
@DisplayName("Asking for a newsletter")
class AskingIT {

    @Inject
    Register register;

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
        assertThat(register.count("select count(*) from opt_in where email_key = ? and state = 'REQUESTED'",
                waiting))
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
        Patience.await().until(() -> register.count("""
                select count(*) from opt_in where email_key = ? and state = 'REQUESTED'
                    and process_after <= now()""", victim) == 0);
        assertThat(register.count("""
                select count(*) from delivery d join opt_in o on o.id = d.opt_in_id where o.email_key = ?""",
                victim))
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
        Patience.await().until(() -> register.count(
                "select count(*) from opt_in where email_key = ? and process_after > now()", victim) == 1);
        for (int mail = 2; mail <= 3; mail++) {
            register.update("update opt_in set mailed_at = mailed_at - interval '11 minutes' where email_key = ?",
                    victim);
            register.update("update opt_in set process_after = now() - interval '1 second' where email_key = ?",
                    victim);
            int expected = mail;
            Patience.await().until(() -> MailInbox.shared().to(victim).size() == expected);
            Desk.ask(victim, Desk.newsletter());
        }
        register.update("update opt_in set mailed_at = mailed_at - interval '11 minutes' where email_key = ?", victim);
        register.update("update opt_in set process_after = now() - interval '1 second' where email_key = ?", victim);
        Patience.await()
                .until(() -> register.count(
                        "select count(*) from opt_in where email_key = ? and state = 'REQUESTED'",
                        victim) == 0);
        assertThat(MailInbox.shared().to(victim)).hasSize(3);
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
        assertThat(register.count("select count(*) from opt_in where email_key = ?", reader)).isZero();
    }

    @Test
    void allTheWorldAtOnceHasToWait() {
        // Given
        String newsletter = Desk.newsletter();
        Desk.ask(Desk.reader(), newsletter).then().statusCode(202);
        register.update("update shared_bucket set tokens = -1000 where name = ?", "subscription requests");

        // When
        Response refused = Desk.ask(Desk.reader(), newsletter);
        register.update("update shared_bucket set tokens = 3600 where name = ?", "subscription requests");

        // Then
        ProblemAssert.assertThat(refused).hasStatus(429).hasType("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
    }
}
