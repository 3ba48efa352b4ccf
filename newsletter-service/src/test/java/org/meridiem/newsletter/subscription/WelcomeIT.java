package org.meridiem.newsletter.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.Readers;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.Mail;
import org.meridiem.testkit.MailInbox;
import org.meridiem.testkit.Patience;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("A welcome mail")
class WelcomeIT {

    @Inject
    Statements statements;
    @Inject
    Subscriptions subscriptions;

    @Test
    void greetsEachSubscriptionOnceHoweverOftenSomebodySaysYes() throws IOException {
        // Given
        String newsletter = Desk.newsletter();
        String reader = Desk.reader();
        Desk.ask(reader, newsletter);
        String confirmation = Desk.confirmation(MailInbox.shared().awaitTo(reader));

        // When
        given().post(confirmation).then().statusCode(200);
        Mail mail = welcome(reader, "Welcome to The " + newsletter);
        given().post(confirmation).then().statusCode(200);

        // Then
        assertThat(mail.header("List-Id")).isEqualTo("<" + newsletter + ".letters.meridiem.test>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.html()).contains("prefers-color-scheme: dark")
                .contains("http://letters.meridiem.test/v1/preferences")
                .doesNotContain("NOT_FOUND").hasSizeLessThan(100_000);
        assertThat(mail.text().replaceAll("\\s+", " ")).contains("You are subscribed to The " + newsletter)
                .contains("Manage preferences: http://letters.meridiem.test/v1/preferences")
                .contains("Unsubscribe: http://letters.meridiem.test" + Desk.oneClick(mail));
        given().body("List-Unsubscribe=One-Click").contentType("application/x-www-form-urlencoded")
                .post(Desk.oneClick(mail)).then().statusCode(200);
        assertThat(new Readers(statements).active(reader)).isZero();
        statements.update("update opt_in set state = 'MAILED' where email_key = ?", reader);
        given().post(confirmation).then().statusCode(200);
        assertThat(new Readers(statements).active(reader)).as("came back").isEqualTo(1);
        assertThat(states(reader)).containsExactly("SENT");
        Path shown = Files.createDirectories(Path.of("target", "letters"));
        Files.writeString(shown.resolve("welcome.html"), mail.html(), StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatTheNewsletterSaysOrNothing() {
        // Given
        String talking = newsletter(Map.of("subject", "Guten Tag", "text", "Der **erste** Brief kommt am Freitag."));
        String silent = newsletter(Map.of("enabled", false));
        String reader = Desk.reader();

        // When
        Desk.subscribe(reader, silent);
        assertThat(states(reader)).isEmpty();
        statements.update("update opt_in set mailed_at = mailed_at - interval '1 hour' where email_key = ?", reader);
        statements.update("update newsletter set welcome = true where slug = ?", silent);
        Desk.ask(reader, talking).then().statusCode(202);
        given().post(Desk.confirmation(MailInbox.shared().awaitTo(reader,
                mail -> mail.text().contains("The " + talking)))).then().statusCode(200);
        Mail mail = welcome(reader, "Guten Tag");

        // Then
        assertThat(mail.html()).contains("Der <strong>erste</strong> Brief").contains("<html lang=\"de\"")
                .contains("Abbestellen").doesNotContain("Unsubscribe");
        assertThat(mail.text()).contains("Der erste Brief kommt am Freitag.");
        assertThat(states(reader)).containsExactly("SENT");
    }

    @Test
    void isThereWithTheSubscriptionOrNotAtAll() {
        // Given
        String reader = Desk.reader();
        Desk.ask(reader, Desk.newsletter());
        MailInbox.shared().awaitTo(reader);
        UUID request = request(reader);

        // When the process ends before the commit
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            subscriptions.confirm(request);
            throw new IllegalStateException("gone");
        })).hasMessage("gone");

        // Then
        assertThat(new Readers(statements).active(reader)).isZero();
        assertThat(states(reader)).isEmpty();
        subscriptions.confirm(request);
        Patience.await().until(() -> states(reader), List.of("SENT")::equals);
    }

    @Test
    void staysHomeWhenTheReaderHasLeftBefore() {
        // Given
        String reader = Desk.reader();
        Desk.ask(reader, Desk.newsletter());
        MailInbox.shared().awaitTo(reader);

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            subscriptions.confirm(request(reader));
            statements.update("""
                    update subscription s set state = 'ENDED', ended_at = now() from subscriber p
                    where p.id = s.subscriber_id and p.email_key = ?""", reader);
        });

        // Then
        Patience.await().until(() -> states(reader), List.of("SUPPRESSED UNSUBSCRIBED")::equals);
        assertThat(MailInbox.shared().to(reader)).hasSize(1);
    }

    @Test
    void leavesWhenTheReplicaThatHeldItDies() {
        // Given
        String reader = Desk.reader();
        Desk.ask(reader, Desk.newsletter());
        MailInbox.shared().awaitTo(reader);

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            subscriptions.confirm(request(reader));
            statements.update("""
                    update delivery d set state = 'CLAIMED', lease_id = uuidv7(), lease_until = now()
                    from subscriber p where p.id = d.subscriber_id and d.kind = 'WELCOME' and p.email_key = ?""",
                    reader);
        });

        // Then
        welcome(reader, "Welcome to ");
        Patience.await().until(() -> states(reader).getFirst().startsWith("SENT"));
        assertThat(MailInbox.shared().to(reader)).hasSize(2);
    }

    @Test
    void isCheckedLikeTheRestOfANewsletter() {
        var written = Map.of("slug", "ok", "name", "x", "description", "x", "welcome",
                Map.of("subject", "x\r\nBcc: a@x.test"));
        ProblemAssert.assertThat(Desk.as("editor").body(written).post("/v1/editorial/newsletters")).hasStatus(400)
                .hasErrorAt("/welcome/subject");
        String slug = Desk.newsletter();
        assertThat(Desk.newsletter(slug)).extractingByKey("welcome", MAP).containsEntry("enabled", true)
                .doesNotContainKey("text");
    }

    private static String newsletter(Map<String, ?> welcome) {
        String slug = "letter-" + UUID.randomUUID().toString().substring(0, 8);
        Desk.as("editor").body(Map.of("slug", slug, "name", "The " + slug, "description", "x", "language", "de",
                "welcome", welcome)).post("/v1/editorial/newsletters").then().statusCode(201);
        return slug;
    }

    private static Mail welcome(String reader, String subject) {
        return MailInbox.shared().awaitTo(reader, mail -> mail.subject().startsWith(subject));
    }

    private UUID request(String reader) {
        return statements.first("select id from opt_in where email_key = ?", row -> Statements.id(row, "id"), reader)
                .orElseThrow();
    }

    private List<String> states(String reader) {
        return statements.list(
                """
                        select d.state || coalesce(' ' || d.reason, '') from delivery d join subscriber p on p.id = d.subscriber_id
                        where d.kind = 'WELCOME' and p.email_key = ?""",
                row -> row.getString(1), reader);
    }
}
