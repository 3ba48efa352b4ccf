package org.meridiem.newsletter.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Saying yes and no")
class ComingAndGoingIT {

    @Inject
    Register register;
    @Inject
    Tokens tokens;
    @Inject
    SubscriptionWork work;

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
        assertThat(register.count("select count(*) from subscriber where email_key = ?", reader)).isZero();
        given().post(Desk.confirmation(mail)).then().statusCode(200);
        assertThat(register.count("select count(*) from subscriber where email_key = ?", reader)).isEqualTo(1);
        String leave = "/v1/unsubscribe/" + tokens.seal(Purpose.UNSUBSCRIBE, register.subscription(reader));
        given().get(leave).then().statusCode(200);
        given().head(leave).then().statusCode(200);
        assertThat(register.active(reader)).isEqualTo(1);
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
        assertThat(register.count(
                "select count(*) from consent c join subscriber s on s.id = c.subscriber_id where s.email_key = ?",
                reader))
                .isEqualTo(1);

        // When
        String leave = "/v1/unsubscribe/" + tokens.seal(Purpose.UNSUBSCRIBE, register.subscription(reader));
        given().post(leave).then().statusCode(200);
        given().post(leave).then().statusCode(200);
        given().post(confirmation).then().statusCode(200);

        // Then
        assertThat(register.active(reader)).isZero();
        assertThat(register.count(
                "select count(*) from consent c join subscriber s on s.id = c.subscriber_id where s.email_key = ?",
                reader))
                .isEqualTo(2);
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
        UUID subscription = register.subscription(reader);

        // When
        given().post("/v1/unsubscribe/" + tokens.seal(Purpose.CONFIRM, subscription)).then().statusCode(200);
        given().accept(ContentType.JSON)
                .post("/v1/confirmations/" + tokens.seal(Purpose.UNSUBSCRIBE, subscription))
                .then()
                .statusCode(410)
                .contentType("application/problem+json");

        // Then
        assertThat(register.active(reader)).isEqualTo(1);
    }

    @Test
    void aLinkThatIsTooOldSaysSoAndIsForgotten() {
        // Given
        String reader = Desk.reader();
        Desk.ask(reader, Desk.newsletter());
        String confirmation = Desk.confirmation(MailInbox.shared().awaitTo(reader));

        // When
        register.update("update opt_in set expires_at = now() - interval '1 second' where email_key = ?", reader);

        // Then
        given().get(confirmation).then().statusCode(410).contentType("text/html;charset=UTF-8");
        given().post(confirmation).then().statusCode(410);
        QuarkusTransaction.requiringNew().run(work::forget);
        assertThat(register.count("select count(*) from opt_in where email_key = ?", reader)).isZero();
        given().post(confirmation).then().statusCode(410);
    }
}
