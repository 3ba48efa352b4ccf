package org.meridiem.newsletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.mail.Mail;
import org.meridiem.newsletter.mail.MailPress;
import org.meridiem.newsletter.mail.MailServer;

@ParameterizedClass(name = "whose server offers {0}")
@ValueSource(strings = {"PIPELINING", "HELP"})
@DisplayName("A connection to a mail server")
class SmtpConnectionTest {

    private static final String SENDER = "newsletter@x.test";

    @Parameter
    String offer;

    private final Deadlines deadlines = new Deadlines().start();
    private Optional<ScriptedSmtpServer> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(ScriptedSmtpServer::close);
        deadlines.close();
    }

    @Test
    void handsOverOneMailAfterTheOther() throws IOException {
        try (SmtpConnection connection = open()) {
            assertThat(send(connection, "a@x.test")).isEqualTo(new Outcome.Accepted(new SmtpReply(250, "")));
            assertThat(send(connection, "b@x.test")).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(server().mails("a@x.test")).isEqualTo(1);
        assertThat(server().connections()).isEqualTo(1);
    }

    @Failures
    void tellsWhatBecameOfAMailAndSparesTheNext(String script, String outcome, String connectionAfter, String arrived)
            throws IOException {
        String recipient = script + ".a@x.test";
        try (SmtpConnection connection = open()) {
            Outcome first = connection.send(mail(recipient), () -> Optional.of(mail("next@x.test")));
            assertThat(outcome).contains(first.getClass().getSimpleName());
            assertThat(connection.usable()).isEqualTo(connectionAfter.equals("goes on"));
            if (connection.usable()) {
                assertThat(send(connection, "next@x.test")).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(server().mails("next@x.test")).isEqualTo(connectionAfter.equals("goes on") ? 1 : 0);
        }
        assumeThat(arrived).isNotEqualTo("perhaps");
        assertThat(server().mails(recipient)).isEqualTo(arrived.equals("yes") ? 1 : 0);
    }

    @Test
    void announcesTheNextMailWithTheEndOfThisOne() throws IOException {
        try (SmtpConnection connection = open()) {
            assertThat(connection.send(mail("a@x.test"), () -> Optional.of(mail("b@x.test"))))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(connection.hasAnnounced()).isEqualTo(offer.equals("PIPELINING"));
            assertThat(connection.send(mail("b@x.test"), Optional::empty)).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(server().mails("a@x.test")).isEqualTo(1);
        assertThat(server().mails("b@x.test")).isEqualTo(1);
    }

    @Test
    void announcesNoMailThatItCannotCarry() throws IOException {
        serve(Integer.MAX_VALUE, 220, offer);
        try (SmtpConnection connection = open(1, MailServer.Security.NONE)) {
            connection.send(mail("a@x.test"), () -> {
                throw new AssertionError("asked for a mail");
            });
            assertThat(connection.hasAnnounced()).isFalse();
        }
    }

    @Test
    void deliversNothingOfAMailThatWasOnlyAnnounced() throws IOException {
        try (SmtpConnection connection = open()) {
            connection.send(mail("a@x.test"), () -> Optional.of(mail("b@x.test")));
        }
        assertThat(server().mails("b@x.test")).isZero();
    }

    /// The same, when the mail was announced with the one before.
    @Failures
    void tellsWhatBecameOfAMailThatWasAnnounced(String script, String outcome, String connectionAfter, String arrived)
            throws IOException {
        String recipient = script + ".a@x.test";
        try (SmtpConnection connection = open()) {
            assertThat(connection.send(mail("first@x.test"), () -> Optional.of(mail(recipient))))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(outcome).contains(send(connection, recipient).getClass().getSimpleName());
            assertThat(connection.usable()).isEqualTo(connectionAfter.equals("goes on"));
        }
        assertThat(server().mails("first@x.test")).isEqualTo(1);
        assumeThat(arrived).isNotEqualTo("perhaps");
        assertThat(server().mails(recipient)).isEqualTo(arrived.equals("yes") ? 1 : 0);
    }

    @Test
    void tellsTheServersReasonButNotItsWords() throws IOException {
        try (SmtpConnection connection = open()) {
            assertThat(send(connection, "rcpt-550.a@x.test"))
                    .isEqualTo(new Outcome.Rejected(new SmtpReply(550, "5.7.1")));
        }
    }

    @Test
    void isUsedUpAfterSoManyMails() throws IOException {
        serve(Integer.MAX_VALUE, 220, offer);
        try (SmtpConnection connection = open(2, MailServer.Security.NONE)) {
            send(connection, "a@x.test");
            assertThat(connection.usable()).isTrue();
            send(connection, "b@x.test");
            assertThat(connection.usable()).isFalse();
        }
    }

    @Test
    void doesNotBlameTheRecipientForARefusalOfTheSender() throws IOException {
        serve(1, 220, offer);
        try (SmtpConnection connection = open(100, MailServer.Security.NONE)) {
            send(connection, "a@x.test");
            assertThat(send(connection, "b@x.test")).isEqualTo(new Outcome.Deferred(new SmtpReply(421, "4.7.1")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 554, 0})
    void isNotMadeToAServerThatDoesNotWantIt(int greeting) {
        serve(1, greeting, offer);
        assertThatThrownBy(() -> open(100, MailServer.Security.NONE)).isInstanceOf(IOException.class);
    }

    @Test
    void isNotMadeWithoutTheProtectionAskedFor() {
        serve(1, 220, offer);
        assertThatThrownBy(() -> open(100, MailServer.Security.STARTTLS)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> open(100, MailServer.Security.TLS)).isInstanceOf(IOException.class);
    }

    @Test
    void isNotMadeWhenTheHandshakeFails() {
        serve(1, 220, "STARTTLS");
        assertThatThrownBy(() -> open(100, MailServer.Security.STARTTLS)).isInstanceOf(IOException.class);
    }

    @Test
    void isNotMadeWhenThereIsNoServer() {
        assertThatThrownBy(() -> SmtpConnection.open(new Settings(1, 1, MailServer.Security.NONE), "x.test", deadlines))
                .isInstanceOf(IOException.class);
    }

    private static Outcome send(SmtpConnection connection, String recipient) {
        return connection.send(mail(recipient), Optional::empty);
    }

    private static Outgoing mail(String recipient) {
        EmailAddress to = EmailAddress.parse(recipient).orElseThrow();
        // Longer than one write, so that part of it leaves before the dot.
        var mail = new Mail("1@x.test", "Meridiem", to, "Subject", "<p>" + "html ".repeat(5_000) + "</p>", ".\r\n.text",
                Instant.EPOCH, Optional.empty());
        return new Outgoing(SENDER, new MailPress(SENDER, (headers, body) -> List.of()).print(mail));
    }

    private ScriptedSmtpServer server() {
        return server.orElseThrow();
    }

    private void serve(int mailsPerConnection, int greeting, String offered) {
        server = Optional.of(new ScriptedSmtpServer(mailsPerConnection, greeting, List.of(offered)));
    }

    private SmtpConnection open() throws IOException {
        serve(Integer.MAX_VALUE, 220, offer);
        return open(100, MailServer.Security.NONE);
    }

    private SmtpConnection open(int mailsPerConnection, MailServer.Security security) throws IOException {
        return SmtpConnection.open(new Settings(server().port(), mailsPerConnection, security), "x.test", deadlines);
    }

    /// What the server does at which phase; what becomes of the mail; whether the next mail may go over the same connection; whether the mail arrives.
    @ParameterizedTest
    @CsvSource({
            "rcpt-421, Deferred, over, no", "rcpt-450, Deferred, goes on, no", "rcpt-451, Deferred, goes on, no",
            "rcpt-452, Deferred, goes on, no", "rcpt-550, Rejected, goes on, no", "rcpt-552, Rejected, goes on, no",
            "rcpt-554, Rejected, goes on, no", "rcpt-close, Broken, over, no", "rcpt-hang, Broken, over, no",
            "rcpt-550.eager, Rejected, goes on, no", "rcpt-450.eager, Deferred, goes on, no",
            "data-421, Deferred, over, no", "data-450, Deferred, goes on, no", "data-451, Deferred, goes on, no",
            "data-452, Deferred, goes on, no", "data-550, Rejected, goes on, no", "data-554, Rejected, goes on, no",
            "data-close, Uncertain or Broken, over, no", "data-hang, Broken, over, no", "data-250, Broken, over, no",
            "dot-421, Deferred, over, no", "dot-450, Deferred, goes on, no", "dot-451, Deferred, goes on, no",
            "dot-452, Deferred, goes on, no", "dot-550, Rejected, goes on, no", "dot-552, Rejected, goes on, no",
            "dot-554, Rejected, goes on, no", "dot-252, Accepted, goes on, perhaps",
            "dot-354, Uncertain, over, perhaps",
            "dot-close, Uncertain, over, yes", "dot-hang, Uncertain, over, yes", "dot-slow, Uncertain, over, yes"})
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Failures {
    }

    /// The configuration of a server in this process.
    private record Settings(int port, int mailsPerConnection, Security security) implements MailServer {

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Optional<String> localHost() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration timeout() {
            return Duration.ofMillis(600);
        }

        @Override
        public Duration idle() {
            return Duration.ofSeconds(15);
        }
    }
}
