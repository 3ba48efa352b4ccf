package org.meridiem.newsletter.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.meridiem.newsletter.mail.MailServer;
import org.meridiem.newsletter.mail.PrintedMail;

/// An open connection to a mail server that takes one mail after the other (RFC 5321). Not for more than one thread.
///
/// It knows how far a mail got: only before the end of its data is a failure harmless. Where the server offers PIPELINING (RFC 2920), the envelope and DATA leave
/// in one flight, and those of the next mail in one with the end of this one, so that a mail costs one round trip and not four.
final class SmtpConnection implements AutoCloseable {

    /// The mail's last bytes and the dot leave together, so that "not whole" and "perhaps whole" are told apart by which write failed.
    private static final int LAST_BYTES = 4 * 1024;
    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SmtpWire wire;
    private final boolean pipelining;
    private final int capacity;
    private final Buffer buffer = new Buffer();
    private int mails;
    private boolean usable = true;
    /// Whose envelope has left already.
    private Optional<Outgoing> announced = Optional.empty();

    private SmtpConnection(SmtpWire wire, boolean pipelining, int capacity) {
        this.wire = wire;
        this.pipelining = pipelining;
        this.capacity = capacity;
    }

    /// A mail's bytes, kept between mails.
    private static final class Buffer extends ByteArrayOutputStream {

        Buffer() {
            super(32 * 1024);
        }

        byte[] array() {
            return buf;
        }
    }

    /// Opens a connection.
    ///
    /// @param localHost how we call ourselves
    /// @throws IOException when there is no server, or none that lets us in
    static SmtpConnection open(MailServer server, String localHost, Deadlines deadlines) throws IOException {
        SmtpWire wire = SmtpWire.connect(server, deadlines);
        try {
            expect(wire.answer());
            List<String> offers = hello(wire, localHost);
            if (server.security() == MailServer.Security.STARTTLS) {
                expect(wire.ask("STARTTLS"));
                wire.protect(server.host());
                offers = hello(wire, localHost);
            }
            if (server.user().isPresent()) {
                logIn(wire, server.user().get(), server.password().orElse(""), offers);
            }
            return new SmtpConnection(wire, offers.contains("PIPELINING"), server.mailsPerConnection());
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    /// Hands over one mail. Never throws: whatever happens is an outcome.
    ///
    /// @param following asked at most once, for the mail after this one, if there is one: its envelope may leave with the end of this mail. While the connection is usable it
    ///        must be sent next
    Outcome send(Outgoing outgoing, Supplier<Optional<Outgoing>> following) {
        mails++;
        boolean begun = announced.isPresent();
        announced = Optional.empty();
        try {
            return pipelining ? inOneFlight(outgoing, begun, following) : stepByStep(outgoing);
        } catch (IOException | UncheckedIOException e) {
            usable = false;
            return new Outcome.Broken(e.getClass().getSimpleName());
        }
    }

    /// True when no mail went over it before: its failure is then no matter of age.
    boolean isFresh() {
        return mails <= 1;
    }

    /// False when it has to be closed: broken, or used up.
    boolean usable() {
        return usable && mails < capacity;
    }

    /// True when the next mail's envelope has left: nothing but that mail may follow.
    boolean hasAnnounced() {
        return announced.isPresent();
    }

    @Override
    public void close() {
        if (usable && !hasAnnounced()) {
            try {
                wire.say("QUIT\r\n");
            } catch (IOException e) {
                usable = false;
            }
        }
        wire.close();
    }

    private Outcome inOneFlight(Outgoing outgoing, boolean begun, Supplier<Optional<Outgoing>> following)
            throws IOException {
        if (!begun) {
            wire.say(outgoing.envelope());
        }
        SmtpReply sender = wire.answer().reply();
        SmtpReply recipient = sender.closes() ? sender : wire.answer().reply();
        SmtpReply data = recipient.closes() ? recipient : wire.answer().reply();
        if (sender.isPositive() && recipient.isPositive()) {
            return data.isGoAhead() ? content(outgoing.mail(), following) : reset(refused(data));
        }
        Outcome outcome = sender.isPositive() ? refused(recipient) : refusedSender(sender);
        if (data.isGoAhead()) {
            // It asks for a mail that has nobody to go to (RFC 2920, 3.1): an empty one.
            wire.write(DOT, 0, DOT.length);
            wire.answer();
        }
        return reset(outcome);
    }

    private Outcome stepByStep(Outgoing outgoing) throws IOException {
        SmtpReply sender = wire.ask(outgoing.from()).reply();
        if (!sender.isPositive()) {
            return reset(refusedSender(sender));
        }
        SmtpReply recipient = wire.ask(outgoing.to()).reply();
        if (!recipient.isPositive()) {
            return reset(refused(recipient));
        }
        SmtpReply data = wire.ask("DATA").reply();
        return data.isGoAhead() ? content(outgoing.mail(), Optional::empty) : reset(refused(data));
    }

    /// From the last write on only a reply tells. RFC 2920, 3.1, lets the end of a mail begin a group of commands.
    private Outcome content(PrintedMail mail, Supplier<Optional<Outgoing>> following) throws IOException {
        buffer.reset();
        mail.writeTo(buffer);
        buffer.write(DOT);
        int first = Math.max(0, buffer.size() - LAST_BYTES);
        if (first > 0) {
            wire.write(buffer.array(), 0, first);
        }
        Optional<Outgoing> next = mails < capacity ? following.get() : Optional.empty();
        next.ifPresent(one -> buffer.writeBytes(one.envelope().getBytes(StandardCharsets.US_ASCII)));
        try {
            wire.write(buffer.array(), first, buffer.size() - first);
            announced = next;
            return taken(wire.answer().reply());
        } catch (IOException e) {
            usable = false;
            return new Outcome.Uncertain(e.getClass().getSimpleName());
        }
    }

    /// Any 2yz after the dot is a yes (RFC 5321, 4.2.1).
    private Outcome taken(SmtpReply end) {
        if (end.isPositive()) {
            return new Outcome.Accepted(end);
        }
        if (end.isTransient() || end.isPermanent()) {
            return refused(end);
        }
        usable = false;
        return new Outcome.Uncertain("reply " + end);
    }

    private Outcome refused(SmtpReply reply) {
        usable &= !reply.closes();
        if (reply.isTransient()) {
            return new Outcome.Deferred(reply);
        }
        if (reply.isPermanent()) {
            return new Outcome.Rejected(reply);
        }
        usable = false;
        return new Outcome.Broken("reply " + reply);
    }

    /// A refused MAIL is about us as the sender: no recipient may be given up for it.
    private Outcome refusedSender(SmtpReply reply) {
        return refused(reply) instanceof Outcome.Broken broken ? broken : new Outcome.Deferred(reply);
    }

    /// Begins anew after a refusal in the middle of a mail. The outcome stands, whatever comes of that.
    private Outcome reset(Outcome outcome) {
        if (usable) {
            try {
                usable = wire.ask("RSET").reply().isPositive();
            } catch (IOException e) {
                usable = false;
            }
        }
        return outcome;
    }

    private static List<String> hello(SmtpWire wire, String localHost) throws IOException {
        SmtpWire.Answer answer = wire.ask("EHLO " + localHost);
        if (answer.reply().isPermanent()) {
            expect(wire.ask("HELO " + localHost));
            return List.of();
        }
        expect(answer);
        return answer.lines().stream().map(line -> line.strip().toUpperCase(Locale.ROOT)).toList();
    }

    private static void logIn(SmtpWire wire, String user, String password, List<String> offers) throws IOException {
        String mechanisms = offers.stream().filter(line -> line.startsWith("AUTH")).findFirst().orElse("AUTH PLAIN");
        if (mechanisms.contains("PLAIN")) {
            expect(wire.ask("AUTH PLAIN " + encoded("\0" + user + "\0" + password)));
        } else {
            wire.ask("AUTH LOGIN");
            wire.ask(encoded(user));
            expect(wire.ask(encoded(password)));
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void expect(SmtpWire.Answer answer) throws IOException {
        if (!answer.reply().isPositive()) {
            throw new RefusedException(answer.reply());
        }
    }

    /// The server does not let us in.
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(SmtpReply reply) {
            super("reply " + reply);
        }
    }
}
