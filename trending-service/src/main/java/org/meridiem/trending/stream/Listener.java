package org.meridiem.trending.stream;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/// One connection. What it has not been told yet is never queued: when it is slow it misses lists and gets the newest one next.
///
/// All but [#wake()] and the two questions runs on the connection's event loop.
final class Listener {

    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private final HttpServerResponse response;
    private final Context loop;
    private final String network;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile long stuckSince;
    private volatile long lastSaid = System.nanoTime();
    private String heard;
    private @Nullable Channel channel;

    /// @param network of the client
    /// @param heard   id of the last event that the listener had before; empty for none
    Listener(HttpServerResponse response, Context loop, String network, String heard) {
        this.network = network;
        this.response = response;
        this.loop = loop;
        this.heard = heard;
        response.drainHandler(_ -> say());
    }

    String network() {
        return network;
    }

    /// Listens from now on, beginning with the list as it stands, unless that is the last one heard.
    void follow(Channel followed) {
        channel = followed;
        wake();
    }

    /// Has the newest list sent, soon.
    void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.runOnContext(_ -> say());
        }
    }

    /// Nanoseconds for which it has been taking nothing; 0 for one that is not slow.
    long stuckFor() {
        long since = stuckSince;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    /// Nanoseconds since it was last told anything.
    long silentFor() {
        return System.nanoTime() - lastSaid;
    }

    void beat() {
        loop.runOnContext(_ -> {
            if (!response.ended() && !response.closed() && !response.writeQueueFull()) {
                write(HEARTBEAT);
            }
        });
    }

    /// Ends in good order: the listener comes back, to whoever is there then.
    void end() {
        loop.runOnContext(_ -> {
            if (!response.ended() && !response.closed()) {
                response.end().onFailure(_ -> close());
            }
        });
    }

    /// Ends at once.
    void close() {
        loop.runOnContext(_ -> response.reset());
    }

    private void say() {
        woken.set(false);
        if (channel == null || response.ended() || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            stuckSince = stuckSince == 0 ? System.nanoTime() : stuckSince;
            return;
        }
        stuckSince = 0;
        channel.newest().filter(frame -> !frame.id().equals(heard)).ifPresent(frame -> {
            heard = frame.id();
            write(frame.bytes());
        });
    }

    private void write(Buffer bytes) {
        lastSaid = System.nanoTime();
        // A connection that broke is closed and so taken out.
        response.write(bytes).onFailure(_ -> close());
    }
}
