package org.meridiem.newsletter.delivery;

import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.mail.MailConfig;
import org.meridiem.newsletter.site.PublicConfig;

/// An open connection to the mail server that takes one mail after the other. Not for more than one thread.
final class SmtpConnection implements AutoCloseable {

    private final PhasedTransport transport;
    private final int capacity;
    private int mails;

    private SmtpConnection(PhasedTransport transport, int capacity) {
        this.transport = transport;
        this.capacity = capacity;
    }

    /// Hands over one mail. Never throws: whatever happens is an outcome.
    ///
    /// @param gate asked just before DATA
    Outcome send(MimeMessage message, EmailAddress to, PhasedTransport.Gate gate) {
        transport.begin(gate);
        mails++;
        try {
            transport.sendMessage(message, new Address[]{new InternetAddress(to.value(), true)});
            return transport.accepted();
        } catch (MessagingException | IllegalStateException e) {
            return transport.outcome(e);
        }
    }

    /// True when no mail went over it before: its failure is then no matter of age.
    boolean isFresh() {
        return mails <= 1;
    }

    /// False when it has to be closed: broken, or used up.
    boolean usable() {
        return transport.usable() && mails < capacity;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // It is gone either way.
            return;
        }
    }

    /// Opens connections as configured. Safe for any number of threads.
    @Singleton
    static class Opener {

        private final MailConfig config;
        private final Session session;
        private final URLName server;
        private final ScheduledExecutorService writeTimeouts = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("smtp-write-timeout").factory());

        @Inject
        Opener(MailConfig config, PublicConfig here) {
            this.config = config;
            this.server = new URLName("smtp", config.host(), config.port(), null, config.user().orElse(null),
                    config.password().orElse(null));
            this.session = Session
                    .getInstance(properties(config, config.localHost().orElse(here.url().getHost()), writeTimeouts));
        }

        @PreDestroy
        void close() {
            writeTimeouts.shutdownNow();
        }

        /// Settings that messages are built with.
        Session session() {
            return session;
        }

        /// @throws MessagingException when there is no server, or none that lets us in
        SmtpConnection open() throws MessagingException {
            var transport = new PhasedTransport(session, server);
            transport.connect();
            return new SmtpConnection(transport, config.mailsPerConnection());
        }

        private static Properties properties(MailConfig config, String localHost, ScheduledExecutorService timeouts) {
            var properties = new Properties();
            properties.setProperty("mail.smtp.from", config.from());
            properties.setProperty("mail.smtp.localhost", localHost);
            properties.setProperty("mail.smtp.connectiontimeout", Long.toString(config.connectTimeout().toMillis()));
            properties.setProperty("mail.smtp.timeout", Long.toString(config.timeout().toMillis()));
            properties.setProperty("mail.smtp.writetimeout", Long.toString(config.timeout().toMillis()));
            properties.put("mail.smtp.executor.writetimeout", timeouts);
            properties.setProperty("mail.smtp.quitwait", "false");
            properties.setProperty("mail.smtp.auth", Boolean.toString(config.user().isPresent()));
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            boolean startTls = config.security() == MailConfig.Security.STARTTLS;
            properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
            properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
            properties.setProperty("mail.smtp.ssl.enable",
                    Boolean.toString(config.security() == MailConfig.Security.TLS));
            return properties;
        }
    }
}
