package org.meridiem.newsletter.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

/// Does the same piece of work again and again on a virtual thread of its own until it is closed.
///
/// A failure never ends it: it is logged in one line and the next round waits longer, up to ten seconds. Who runs on several replicas at once is the work's own matter.
public final class BackgroundLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String name;
    private final Duration interval;
    private final BooleanSupplier work;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /// @param name     for the log
    /// @param interval how long to rest when there was nothing to do
    /// @param work     one round; true when the next one shall follow at once
    public BackgroundLoop(String name, Duration interval, BooleanSupplier work) {
        this.name = name;
        this.interval = interval;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Begins, once.
    public BackgroundLoop start() {
        thread.start();
        return this;
    }

    /// Lets the present round end and waits for it.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration backOff = FIRST_BACK_OFF;
        boolean open = true;
        while (open) {
            Duration rest;
            try {
                rest = work.getAsBoolean() ? Duration.ZERO : interval;
                backOff = FIRST_BACK_OFF;
            } catch (RuntimeException e) {
                LOG.warnf(e, "background work failed and is tried again, loop=%s", name);
                rest = backOff;
                backOff = backOff.multipliedBy(2).compareTo(MAX_BACK_OFF) > 0 ? MAX_BACK_OFF : backOff.multipliedBy(2);
            }
            open = rests(rest);
        }
    }

    private boolean rests(Duration time) {
        try {
            return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
