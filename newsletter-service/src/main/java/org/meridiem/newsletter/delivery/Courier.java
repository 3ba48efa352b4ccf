package org.meridiem.newsletter.delivery;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Carries mails over one connection that it keeps open while there is work. One thread.
final class Courier implements Runnable {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    private final Departures departures;
    private final Route route;
    private final Deadlines deadlines;
    private final Reachability server;
    private volatile boolean stopped;
    private @Nullable SmtpConnection connection;
    /// What follows the mail in hand over the same connection.
    private Optional<Departures.Marked> following = Optional.empty();

    /// Where mails go, and as whose.
    ///
    /// @param mailer    the server
    /// @param sender    the envelope sender of a delivery
    /// @param localHost how we call ourselves
    record Route(Mailer mailer, Function<UUID, String> sender, String localHost) {
    }

    Courier(Departures departures, Route route, Deadlines deadlines, Reachability server) {
        this.departures = departures;
        this.route = route;
        this.deadlines = deadlines;
        this.server = server;
    }

    /// Ends after the mail in hand, and the one that is announced with it. An interrupt would break the mail's connection.
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped || following.isPresent()) {
                Optional<Departures.Marked> next = following.isPresent()
                        ? following
                        : departures.take(route.mailer().server().idle());
                following = Optional.empty();
                if (next.isPresent()) {
                    carry(next.get());
                } else {
                    disconnect();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void carry(Departures.Marked marked) {
        if (departures.isLate(marked)) {
            if (connection != null && connection.hasAnnounced()) {
                disconnect();
            }
            departures.ended(marked, new Outcome.Withheld());
        } else if (connected()) {
            departures.ended(marked, over(marked.parcel()));
        } else {
            departures.ended(marked, new Outcome.Unreachable("no connection"));
        }
    }

    private boolean connected() {
        if (connection != null) {
            return true;
        }
        if (server.resting()) {
            return false;
        }
        try {
            connection = SmtpConnection.open(route.mailer().server(), route.localHost(), deadlines);
            server.succeeded();
            return true;
        } catch (IOException e) {
            server.failed();
            LOG.warnf("mail server cannot be reached, mailer=%s cause=%s", route.mailer().name(),
                    e instanceof SmtpConnection.RefusedException ? e.getMessage() : e.getClass().getSimpleName());
            return false;
        }
    }

    private Outcome over(Parcel parcel) {
        SmtpConnection open = Objects.requireNonNull(connection);
        Outcome outcome = send(parcel);
        // Servers end connections that are idle or used up; that says nothing about this mail.
        if (!open.isFresh() && connection == null && (outcome instanceof Outcome.Broken
                || outcome instanceof Outcome.Deferred(SmtpReply reply) && reply.closes())) {
            return connected() ? send(parcel) : new Outcome.Unreachable("no connection");
        }
        return outcome;
    }

    private Outcome send(Parcel parcel) {
        SmtpConnection open = Objects.requireNonNull(connection);
        Outcome outcome = open.send(parcel.outgoing(), this::announced);
        if (!open.usable()) {
            disconnect();
        }
        return outcome;
    }

    private Optional<Outgoing> announced() {
        if (following.isEmpty() && !stopped) {
            following = departures.next();
        }
        return following.map(next -> next.parcel().outgoing());
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
