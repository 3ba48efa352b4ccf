package org.meridiem.cluster.mail;

import java.io.IOException;
import java.time.Clock;
import java.util.OptionalLong;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;
import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.Endpoints;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Port;
import org.meridiem.cluster.Server;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/// SMTP in, HTTP out, within the launcher's own process. Accepts mail for everybody from everybody.
public final class MailServer implements Server {

    private final Layout layout;
    private final Endpoints endpoints;
    private final Clock clock;
    private @Nullable GreenMail smtp;
    private @Nullable InboxApi api;

    /// Prepares nothing yet.
    ///
    /// @param layout where mails are kept
    /// @param endpoints where to listen
    /// @param clock gives the time of receipt
    public MailServer(Layout layout, Endpoints endpoints, Clock clock) {
        this.layout = layout;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @Override
    public Part part() {
        return Part.MAIL;
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        try {
            Inbox inbox = new Inbox(layout.data(Part.MAIL), clock);
            GreenMail server = new GreenMail(
                    new ServerSetup(endpoints.smtpPort(), Endpoints.HOST, ServerSetup.PROTOCOL_SMTP));
            server.getUserManager().setMessageDeliveryHandler((_, recipient) -> new Recipient(inbox, recipient));
            server.start();
            smtp = server;
            api = new InboxApi(inbox, endpoints.ports().of(Port.INBOX));
        } catch (IOException | IllegalStateException e) {
            stop();
            throw new ClusterException("The mail server cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (smtp != null) {
            smtp.stop();
            smtp = null;
        }
        if (api != null) {
            api.close();
            api = null;
        }
    }

    @Override
    public void kill() {
        stop();
    }

    @Override
    public synchronized boolean isAlive() {
        return smtp != null;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    /// The inbox behind an address; every address has one.
    private record Recipient(Inbox inbox, MailAddress address) implements GreenMailUser {

        @Override
        public void deliver(MovingMessage message) {
            deliver(message.getMessage());
        }

        @Override
        public void deliver(MimeMessage message) {
            try {
                inbox.deliver(message, address.getEmail());
            } catch (IOException | MessagingException e) {
                // Becomes a 451: the sender tries again later.
                throw new IllegalStateException("The mail cannot be kept", e);
            }
        }

        @Override
        public String getEmail() {
            return address.getEmail();
        }

        @Override
        public String getLogin() {
            return address.getEmail();
        }

        @Override
        public void create() {
            // Nothing to create: see deliver.
        }

        @Override
        public void delete() {
            // Nothing to delete: see deliver.
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {
            throw new UnsupportedOperationException("Nobody logs in here");
        }

        @Override
        public void authenticate(String password) {
            // Everybody may send.
        }

        @Override
        public String getQualifiedMailboxName() {
            return address.getEmail();
        }
    }
}
