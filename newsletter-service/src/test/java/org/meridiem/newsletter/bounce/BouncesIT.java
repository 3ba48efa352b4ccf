package org.meridiem.newsletter.bounce;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.Desk;
import org.meridiem.newsletter.NewsletterProfile;
import org.meridiem.newsletter.Readers;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.suppression.SuppressionReason;
import org.meridiem.newsletter.suppression.Suppressions;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.ReturnPaths;
import org.meridiem.newsletter.token.Tokens;
import org.meridiem.testkit.ProblemAssert;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Mail that comes back")
class BouncesIT {

    private static final ReturnPaths PATHS = new ReturnPaths(Optional.of("bounces@letters.test"),
            List.of("tokens-of-the-tests"));

    @Inject
    Statements statements;
    @Inject
    Suppressions suppressions;
    @Inject
    Bounces bounces;
    @Inject
    RefusedMails refused;
    @Inject
    Tokens tokens;
    Readers readers;
    String newsletter;
    String reader;

    @BeforeEach
    void open() {
        readers = new Readers(statements);
        newsletter = Desk.newsletter();
        reader = readers.subscribed(newsletter);
    }

    @Test
    void anAddressThatDoesNotExistIsSuppressedAtOnceAndTheSameReportCountsOnce() {
        MailReport report = report(delivery("SENT", "1 minute"), MailReport.What.HARD);
        assertThat(bounces.take(report)).isTrue();
        assertThat(bounces.take(report)).isFalse();
        assertThat(suppressions.reason(reader)).contains(SuppressionReason.HARD_BOUNCE);
        Desk.as("admin").get("/v1/editorial/bounces?subscriber=" + readers.id(reader)).then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("hard")))
                .body("items.suppressed", equalTo(List.of(true)))
                .body("items[0].email", equalTo(reader));
        ProblemAssert.assertThat(Desk.as("editor").get("/v1/editorial/bounces")).hasStatus(403);
        ProblemAssert.assertThat(given().get("/v1/editorial/bounces")).hasStatus(401);
    }

    @Test
    void fiveInARowSuppressAndAMailThatArrivedBeginsTheCountAnew() {
        for (int i = 0; i < 4; i++) {
            bounces.take(report(delivery("SENT", "1 hour"), MailReport.What.SOFT));
        }
        assertThat(softBounces()).isEqualTo(4);

        // A mail that stayed out for days
        statements.update("update subscriber set soft_bounced_at = now() - interval '10 days' where email_key = ?",
                reader);
        delivery("SENT", "5 days");
        UUID last = delivery("SENT", "1 hour");
        bounces.take(report(last, MailReport.What.SOFT));
        assertThat(softBounces()).isEqualTo(1);
        assertThat(suppressions.reason(reader)).isEmpty();

        // The same mail reported again counts once
        bounces.take(report(last, MailReport.What.SOFT));
        assertThat(softBounces()).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            bounces.take(report(delivery("SENT", "1 hour"), MailReport.What.SOFT));
        }
        assertThat(suppressions.reason(reader)).contains(SuppressionReason.SOFT_BOUNCES);
    }

    @Test
    void aProviderThatSaysItArrivedBeginsTheCountAnew() {
        bounces.take(report(delivery("SENT", "1 hour"), MailReport.What.SOFT));
        bounces.take(new MailReport("d", "ses", MailReport.About.address(reader), MailReport.What.DELIVERED,
                MailReport.Detail.NONE, Instant.now().plusSeconds(5)));
        assertThat(softBounces()).isZero();
    }

    @Test
    void whatTheServerRefusedAtOnceCountsToo() {
        UUID delivery = delivery("FAILED", "1 minute");
        statements.update("update delivery set reply = '550 5.1.1', reason = 'REJECTED' where id = ?", delivery);
        refused.count();
        refused.count();
        assertThat(suppressions.reason(reader)).contains(SuppressionReason.HARD_BOUNCE);
        assertThat(readers.count("select count(*) from bounce where delivery_id = ?", delivery)).isEqualTo(1);
    }

    @Test
    void aSignedWebhookIsTakenInOnceAndAForgedOneNot() throws GeneralSecurityException {
        // Given
        String body = ProvidersTest.mailgun(Instant.now(), "key-of-the-tests", "complained").replace("r@x.test", reader)
                .replace("event-1", UUID.randomUUID().toString());

        // Then
        given().contentType("application/json").body(body.replace("token-", "other-")).post("/v1/bounces/mailgun")
                .then().statusCode(401).contentType("application/problem+json");
        assertThat(suppressions.reason(reader)).isEmpty();
        given().contentType("application/json").body(body).post("/v1/bounces/mailgun").then().statusCode(204);
        assertThat(suppressions.reason(reader)).contains(SuppressionReason.COMPLAINT);
        statements.update("delete from suppression where email_key = ?", reader);
        String replayed = body.replaceAll("\"id\":\"[^\"]+\"", "\"id\":\"another\"");
        given().contentType("application/json").body(replayed).post("/v1/bounces/mailgun").then().statusCode(204);
        assertThat(suppressions.reason(reader)).isEmpty();
        for (String provider : List.of("ses", "sendgrid", "postmark", "nobody")) {
            given().contentType("text/plain").body("{}").post("/v1/bounces/" + provider).then().statusCode(404);
        }
        given().contentType("application/json").body("no json").post("/v1/bounces/mailgun").then().statusCode(400);
        given().contentType("application/json").body("x".repeat(3_000_000)).post("/v1/bounces/mailgun").then()
                .statusCode(413);
    }

    @Test
    void theMailboxIsReadAndForgeriesStayThere() throws MessagingException {
        // Given
        UUID bounced = delivery("SENT", "1 hour");
        String forger = readers.subscribed(newsletter);
        String complainer = readers.subscribed(newsletter);
        UUID subscription = statements.first("select id from subscription where subscriber_id = ?",
                row -> Statements.id(row, "id"), readers.id(complainer)).orElseThrow();
        var imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        imap.start();
        try {
            GreenMailUser user = imap.setUser("bounces@letters.test", "bounces", "secret");
            user.deliver(notification(PATHS.of(bounced).orElseThrow(), "failed", "5.1.1"));
            user.deliver(notification("bounces+" + "0".repeat(52) + "@letters.test", "failed", "5.1.1"));
            user.deliver(notification(PATHS.of(bounced).orElseThrow(), "delayed", "4.4.1"));
            user.deliver(complaint("<http://letters.meridiem.test/v1/unsubscribe/"
                    + tokens.seal(Purpose.UNSUBSCRIBE, subscription) + ">"));
            user.deliver(complaint("<http://letters.meridiem.test/v1/unsubscribe/" + "A".repeat(43) + ">"));
            user.deliver(mail("Subject: hello\r\n\r\nJust words.\r\n"));
            BounceConfig config = Configured.with(Map.of("meridiem.bounce.mailbox.host", "127.0.0.1",
                    "meridiem.bounce.mailbox.port", Integer.toString(imap.getImap().getPort()),
                    "meridiem.bounce.mailbox.user", "bounces", "meridiem.bounce.mailbox.password", "secret",
                    "meridiem.bounce.mailbox.tls", "false"));
            var mailbox = new BounceMailbox(config, new ReturnedMail(PATHS, tokens), bounces, Clock.systemUTC());

            // When
            assertThat(mailbox.read()).isFalse();
            assertThat(mailbox.read()).isFalse();

            // Then
            assertThat(suppressions.reason(reader)).contains(SuppressionReason.HARD_BOUNCE);
            assertThat(suppressions.reason(complainer)).contains(SuppressionReason.COMPLAINT);
            assertThat(suppressions.reason(forger)).isEmpty();
            assertThat(imap.getReceivedMessages()).hasSize(4);
        } finally {
            imap.stop();
        }
    }

    private static MimeMessage notification(String to, String action, String status) throws MessagingException {
        return mail("""
                From: MAILER-DAEMON@mx.test
                To: <%s>
                Message-ID: <%s@mx.test>
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It did not work.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.test

                Final-Recipient: rfc822; reader@readers.test
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 %s no such user
                --b--
                """.formatted(to, UUID.randomUUID(), action, status, status).replace("\n", "\r\n"));
    }

    private static MimeMessage complaint(String wayOut) throws MessagingException {
        return mail("""
                From: feedback@provider.test
                To: bounces@letters.test
                Message-ID: <%s@provider.test>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                Somebody complained.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: Provider/1
                Version: 1
                --b
                Content-Type: message/rfc822

                From: newsletter@meridiem.test
                List-Unsubscribe: %s
                Subject: The week

                Words.
                --b--
                """.formatted(UUID.randomUUID(), wayOut).replace("\n", "\r\n"));
    }

    private static MimeMessage mail(String text) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private MailReport report(UUID delivery, MailReport.What what) {
        return new MailReport(UUID.randomUUID().toString(), "mailbox", MailReport.About.delivery(delivery), what,
                new MailReport.Detail("5.0.0", "it \u0000 came back"), Instant.now());
    }

    private UUID delivery(String state, String ago) {
        UUID issue = UUID.randomUUID();
        UUID delivery = UUID.randomUUID();
        statements.update("""
                insert into issue (id, newsletter_id, state, version, created_at, created_by, updated_at, updated_by)
                select ?, id, 'CANCELLED', 1, now(), 't', now(), 't' from newsletter where slug = ?""", issue,
                newsletter);
        statements.update("""
                insert into delivery (id, mailer, kind, issue_id, subscriber_id, state, due_at, created_at, finished_at)
                values (?, 'bulk', 'ISSUE', ?, ?, ?, now(), now(), now() - ?::interval)""", delivery, issue,
                readers.id(reader), state, ago);
        return delivery;
    }

    private int softBounces() {
        return readers.count("select soft_bounces from subscriber where email_key = ?", reader);
    }
}
