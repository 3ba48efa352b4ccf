package org.meridiem.newsletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.mail.MessagingException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.mail.Mail;
import org.meridiem.newsletter.mail.MailConfig;
import org.meridiem.newsletter.mail.MimeMail;

@DisplayName("A connection to a mail server")
class SmtpConnectionTest {

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();
    private final SmtpConnection.Opener opener = opener(server.port(), 100);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void handsOverOneMailAfterTheOther() throws MessagingException {
        try (SmtpConnection connection = opener.open()) {
            assertThat(send(connection, "a@x.test")).isEqualTo(new Outcome.Accepted(new SmtpReply(250, "")));
            assertThat(send(connection, "b@x.test")).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(server.mails("a@x.test")).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void tellsARefusalForEverFromOneForNow() throws MessagingException {
        try (SmtpConnection connection = opener.open()) {
            assertThat(send(connection, "rcpt-550.a@x.test"))
                    .isEqualTo(new Outcome.Rejected(new SmtpReply(550, "5.7.1")));
            assertThat(send(connection, "rcpt-451.a@x.test"))
                    .isEqualTo(new Outcome.Deferred(new SmtpReply(451, "4.7.1")));
            assertThat(send(connection, "rcpt-552.a@x.test")).isInstanceOf(Outcome.Rejected.class);
            assertThat(send(connection, "data-450.a@x.test")).isInstanceOf(Outcome.Deferred.class);
            assertThat(send(connection, "data-554.a@x.test")).isInstanceOf(Outcome.Rejected.class);
            assertThat(send(connection, "dot-451.a@x.test")).isInstanceOf(Outcome.Deferred.class);
            assertThat(send(connection, "dot-550.a@x.test")).isInstanceOf(Outcome.Rejected.class);
            assertThat(connection.usable()).isTrue();
            assertThat(send(connection, "a@x.test")).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void believesAnyYesAfterTheDot() throws MessagingException {
        try (SmtpConnection connection = opener.open()) {
            assertThat(send(connection, "dot-252.a@x.test")).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcpt-421.a@x.test", "data-421.a@x.test", "dot-421.a@x.test"})
    void isOverAfter421(String recipient) throws MessagingException {
        try (SmtpConnection connection = opener.open()) {
            assertThat(send(connection, recipient)).isInstanceOf(Outcome.Deferred.class);
            assertThat(connection.usable()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dot-close.a@x.test", "dot-hang.a@x.test", "dot-354.a@x.test"})
    void cannotTellWhetherAMailArrivedWhoseAnswerIsLost(String recipient) throws MessagingException {
        try (SmtpConnection connection = opener.open()) {
            assertThat(send(connection, recipient)).isInstanceOf(Outcome.Uncertain.class);
            assertThat(connection.usable()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcpt-close.a@x.test", "rcpt-hang.a@x.test", "data-close.a@x.test", "data-hang.a@x.test"})
    void knowsThatAMailDidNotArriveWhoseDotWasNotSent(String recipient) throws MessagingException {
        try (SmtpConnection connection = opener.open()) {
            assertThat(send(connection, recipient)).isInstanceOf(Outcome.Broken.class);
            assertThat(connection.usable()).isFalse();
        }
        assertThat(server.mails(recipient)).isZero();
    }

    @Test
    void asksJustBeforeTheDataAndOnlyThen() throws MessagingException {
        // Given
        var asked = new AtomicInteger();
        PhasedTransport.Gate closed = () -> {
            asked.incrementAndGet();
            return false;
        };
        try (SmtpConnection connection = opener.open()) {

            // When
            Outcome refusedBefore = send(connection, "rcpt-550.a@x.test", closed);
            Outcome withheld = send(connection, "a@x.test", closed);

            // Then
            assertThat(refusedBefore).isInstanceOf(Outcome.Rejected.class);
            assertThat(withheld).isInstanceOf(Outcome.Withheld.class);
            assertThat(asked).hasValue(1);
            assertThat(server.mails("a@x.test")).isZero();
            assertThat(connection.usable()).isTrue();
            assertThat(send(connection, "b@x.test")).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void withholdsTheMailWhenTheQuestionCannotBeAnswered() throws MessagingException {
        try (SmtpConnection connection = opener.open()) {
            assertThat(send(connection, "a@x.test", () -> {
                throw new IllegalStateException("the database is away");
            })).isInstanceOf(Outcome.Withheld.class);
        }
        assertThat(server.mails("a@x.test")).isZero();
    }

    @Test
    void isUsedUpAfterSoManyMails() throws MessagingException {
        try (SmtpConnection connection = opener(server.port(), 2).open()) {
            send(connection, "a@x.test");
            assertThat(connection.usable()).isTrue();
            send(connection, "b@x.test");
            assertThat(connection.usable()).isFalse();
        }
    }

    @Test
    void doesNotBlameTheRecipientForARefusalOfTheSender() throws MessagingException {
        try (var strict = new ScriptedSmtpServer(1, 220);
                SmtpConnection connection = opener(strict.port(), 100).open()) {
            send(connection, "a@x.test");
            assertThat(send(connection, "b@x.test")).isEqualTo(new Outcome.Deferred(new SmtpReply(421, "4.7.1")));
        }
    }

    @Test
    void isNotMadeWhenTheServerIsAwayOrBusy() {
        try (var busy = new ScriptedSmtpServer(1, 421)) {
            assertThatThrownBy(() -> opener(busy.port(), 100).open()).isInstanceOf(MessagingException.class);
        }
        assertThatThrownBy(() -> opener(1, 100).open()).isInstanceOf(MessagingException.class);
    }

    private Outcome send(SmtpConnection connection, String recipient) throws MessagingException {
        return send(connection, recipient, () -> true);
    }

    private Outcome send(SmtpConnection connection, String recipient, PhasedTransport.Gate gate)
            throws MessagingException {
        EmailAddress to = EmailAddress.parse(recipient).orElseThrow();
        // Longer than the client's buffer, so that part of it leaves before the dot.
        var mail = new Mail("1@x.test", "Meridiem", to, "Subject", "<p>" + "html ".repeat(5_000) + "</p>", ".\r\n.text",
                Instant.EPOCH, Optional.empty());
        return connection.send(MimeMail.of(opener.session(), "newsletter@x.test", mail), to, gate);
    }

    private static SmtpConnection.Opener opener(int port, int mailsPerConnection) {
        return new SmtpConnection.Opener(new Settings(port, mailsPerConnection), () -> URI.create("http://x.test"));
    }

    /// The configuration of a server in this process.
    private record Settings(int port, int mailsPerConnection) implements MailConfig {

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public String from() {
            return "newsletter@x.test";
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
        public Security security() {
            return Security.NONE;
        }

        @Override
        public Optional<String> localHost() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration timeout() {
            return Duration.ofMillis(300);
        }

        @Override
        public Duration idle() {
            return Duration.ofSeconds(15);
        }
    }
}
