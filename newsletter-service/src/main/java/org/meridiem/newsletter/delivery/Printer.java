package org.meridiem.newsletter.delivery;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.meridiem.newsletter.mail.MailPress;

/// Makes the mails of claimed deliveries, ahead of the couriers: composing and signing is the sending's work for the processor, and must not keep a connection waiting. One thread.
final class Printer implements Runnable {

    private static final Logger LOG = Logger.getLogger(Printer.class);

    private final BlockingQueue<Optional<Claimed>> claimed;
    private final Function<Claimed, Outgoing> letters;
    private final Departures departures;
    private final Recorder recorder;
    private volatile boolean closing;

    /// @param claimed what to make; an empty element ends it
    Printer(BlockingQueue<Optional<Claimed>> claimed, Function<Claimed, Outgoing> letters, Departures departures,
            Recorder recorder) {
        this.claimed = claimed;
        this.letters = letters;
        this.departures = departures;
        this.recorder = recorder;
    }

    /// The mails of one server.
    static Function<Claimed, Outgoing> letters(Composers composers, MailPress press, Courier.Route route) {
        return delivery -> new Outgoing(route.sender().apply(delivery.id()), press.print(composers.compose(delivery)));
    }

    /// Gives back what still comes.
    void close() {
        closing = true;
    }

    @Override
    public void run() {
        try {
            for (Optional<Claimed> next = claimed.take(); next.isPresent(); next = claimed.take()) {
                Claimed delivery = next.get();
                if (closing) {
                    recorder.giveBack(delivery);
                } else {
                    print(delivery);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(Claimed delivery) throws InterruptedException {
        Outgoing outgoing;
        try {
            outgoing = letters.apply(delivery);
        } catch (RuntimeException e) {
            LOG.errorf(e, "mail cannot be written, delivery=%s kind=%s", delivery.id(), delivery.kind());
            recorder.notWritten(delivery);
            return;
        }
        departures.add(new Parcel(delivery, outgoing));
    }
}
