package org.meridiem.newsletter.delivery;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// Angus Mail's SMTP client that remembers how far a mail got, which its exceptions do not tell: only before the end of DATA is a failure harmless.
///
/// Not for more than one thread.
final class PhasedTransport extends SMTPTransport {

    /// How far the present mail got.
    private enum Phase {
        /// MAIL, RCPT: the server has none of it.
        ENVELOPE,
        /// DATA was asked for: what the server has is not complete, so it must throw it away.
        CONTENT,
        /// The closing dot is on its way, or was: from here only a reply tells.
        END
    }

    /// Refuses the mail just before DATA.
    private static final class GateClosedException extends MessagingException {
        private static final long serialVersionUID = 1;

        GateClosedException() {
            super("withheld");
        }

        GateClosedException(Exception cause) {
            super("withheld", cause);
        }
    }

    private static final String RESET = "RSET";

    private Phase phase = Phase.ENVELOPE;
    /// The command last sent, and the one that [#reply] answers.
    private String command = "";
    private String answered = "";
    private @Nullable SmtpReply reply;
    private Gate gate = () -> true;
    private boolean usable = true;

    PhasedTransport(Session session, URLName server) {
        super(session, server);
    }

    /// Asked just before DATA, the last moment at which nothing has been handed over.
    @FunctionalInterface
    interface Gate {
        /// False keeps the mail here.
        boolean open();
    }

    /// Forgets the mail before.
    void begin(Gate beforeData) {
        phase = Phase.ENVELOPE;
        answered = "";
        reply = null;
        gate = beforeData;
    }

    /// False once the connection must not be used again.
    boolean usable() {
        return usable;
    }

    /// What the last mail's success was.
    Outcome accepted() {
        return new Outcome.Accepted(reply == null ? new SmtpReply(250, "") : reply);
    }

    /// What the last mail's failure means.
    Outcome outcome(Exception failure) {
        if (failure instanceof GateClosedException) {
            usable = isReset();
            return new Outcome.Withheld();
        }
        SmtpReply said = reply;
        if (said == null || said.isPositive() && phase != Phase.END) {
            usable = false;
            String cause = failure.getCause() == null ? failure.getClass().getSimpleName()
                    : failure.getCause().getClass().getSimpleName();
            return phase == Phase.END ? new Outcome.Uncertain(cause) : new Outcome.Broken(cause);
        }
        if (said.closes()) {
            usable = false;
        }
        if (said.isPositive()) {
            // Any 2yz after the dot is a yes (RFC 5321, 4.2.1), though the client waits for 250 alone.
            return new Outcome.Accepted(said);
        }
        if (said.isTransient() || said.isPermanent() && answered.startsWith("MAIL")) {
            // A refused MAIL is about us as the sender: no recipient may be given up for it.
            return new Outcome.Deferred(said);
        }
        if (said.isPermanent()) {
            return new Outcome.Rejected(said);
        }
        usable = false;
        return phase == Phase.END ? new Outcome.Uncertain("reply " + said) : new Outcome.Broken("reply " + said);
    }

    @Override
    protected void sendCommand(String line) throws MessagingException {
        command = line;
        try {
            super.sendCommand(line);
        } catch (MessagingException e) {
            usable = false;
            throw e;
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code;
        try {
            code = super.readServerResponse();
        } catch (MessagingException e) {
            usable = false;
            throw e;
        }
        usable &= code >= 0;
        // The client resets the session after a refusal: the answer to that is not the mail's.
        if (!command.equals(RESET)) {
            answered = command;
            reply = code < 0 ? null : SmtpReply.of(code, getLastServerResponse());
        }
        return code;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        boolean open;
        try {
            open = gate.open();
        } catch (RuntimeException e) {
            throw new GateClosedException(e);
        }
        if (!open) {
            throw new GateClosedException();
        }
        phase = Phase.CONTENT;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        phase = Phase.END;
        reply = null;
        super.finishData();
    }

    private boolean isReset() {
        try {
            issueCommand(RESET, 250);
            return usable;
        } catch (MessagingException e) {
            return false;
        }
    }
}
