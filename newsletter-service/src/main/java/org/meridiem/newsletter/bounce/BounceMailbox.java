package org.meridiem.newsletter.bounce;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.loop.BackgroundLoop;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Reads the mailbox that bounces come to. What is understood is deleted after it is written down; what is not stays there, marked as read, for a person to look at.
///
/// A crash in between, or another replica at the same mailbox: the mail is read again, and the report is known by then.
@Singleton
class BounceMailbox {

    private static final Logger LOG = Logger.getLogger(BounceMailbox.class);
    private static final int MAX_MAILS = 100;
    private static final int MAX_BYTES = 1024 * 1024;

    private final BounceConfig.Mailbox config;
    private final ReturnedMail reader;
    private final Bounces bounces;
    private final Clock clock;
    private @Nullable BackgroundLoop loop;

    BounceMailbox(BounceConfig config, ReturnedMail reader, Bounces bounces, Clock clock) {
        this.config = config.mailbox();
        this.reader = reader;
        this.bounces = bounces;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.host().isPresent()) {
            loop = new BackgroundLoop("bounce-mailbox", config.poll(), this::read).start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }

    /// Reads some mails.
    ///
    /// @return whether there may be more
    boolean read() {
        String protocol = config.tls() ? "imaps" : "imap";
        Session session = Session.getInstance(properties(protocol));
        try (Store store = session.getStore(protocol)) {
            store.connect(config.host().orElseThrow(), config.port(), config.user(), config.password().orElse(""));
            try (Folder folder = store.getFolder(config.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(unseen.length, MAX_MAILS); i++) {
                    take(unseen[i]);
                }
                return unseen.length > MAX_MAILS;
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox cannot be read", e);
        }
    }

    private void take(Message mail) throws MessagingException {
        Optional<MailReport> report = Optional.empty();
        if (mail.getSize() <= MAX_BYTES && mail instanceof MimeMessage mime) {
            try {
                report = reader.read(whole(mime), received(mail));
            } catch (IOException | MessagingException e) {
                LOG.warnf("a mail in the mailbox cannot be read, cause=%s", e.getClass().getName());
            }
        }
        report.ifPresent(bounces::take);
        mail.setFlag(Flags.Flag.SEEN, true);
        mail.setFlag(Flags.Flag.DELETED, report.isPresent());
    }

    /// Servers differ in what they call a part of a mail that holds another; all agree on the whole of it.
    private static MimeMessage whole(MimeMessage mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }

    private Instant received(Message mail) throws MessagingException {
        Date date = mail.getReceivedDate();
        Instant now = clock.instant();
        return date == null || date.toInstant().isAfter(now) ? now : date.toInstant();
    }

    private Properties properties(String protocol) {
        var properties = new Properties();
        String timeout = Long.toString(config.timeout().toMillis());
        for (String name : new String[]{"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + '.' + name, timeout);
        }
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        return properties;
    }
}
