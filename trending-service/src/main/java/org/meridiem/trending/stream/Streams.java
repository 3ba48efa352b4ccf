package org.meridiem.trending.stream;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.meridiem.kit.problem.ProblemType;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.lists.ListFeed;
import org.meridiem.trending.lists.ListListener;
import org.meridiem.trending.lists.ListView;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

/// Everybody who listens. Whatever changes a list wakes those who listen to it, and no one else.
@Singleton
class Streams implements ListListener {

    private static final long TICK_MILLIS = 1_000;

    private final Function<Subscription, Optional<ListView>> lists;
    private final Vertx vertx;
    private final StreamConfig config;
    private final Seats seats;
    private final Counter slow;
    private final Map<Subscription, Channel> channels = new ConcurrentHashMap<>();
    private volatile boolean closing;
    private long timer;

    /// @param feed asked later only: it makes all listeners, this one too, before itself
    @Inject
    Streams(Instance<ListFeed> feed, Vertx vertx, StreamConfig config, MeterRegistry registry) {
        this(subscription -> feed.get().list(subscription.list()), vertx, config, registry);
    }

    /// @param lists as they stand; empty while there are none to be shown
    Streams(Function<Subscription, Optional<ListView>> lists, Vertx vertx, StreamConfig config,
            MeterRegistry registry) {
        this.lists = lists;
        this.vertx = vertx;
        this.config = config;
        this.seats = new Seats(config.listeners(), config.listenersOfNetwork());
        this.slow = Counter.builder("meridiem.stream.slow")
                .description("Listeners that were disconnected because they took nothing").register(registry);
        Gauge.builder("meridiem.stream.listeners", seats, Seats::taken)
                .description("Open connections of the stream").register(registry);
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(TICK_MILLIS, _ -> tick());
    }

    /// All end before the server waits for open requests; they come back to another replica.
    void endAll(@Observes ShutdownDelayInitiatedEvent event) {
        closing = true;
        channels.values().forEach(channel -> channel.listeners().forEach(Listener::end));
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    @Override
    public void changed(ListKey key, Optional<ListView> before, ListView after) {
        for (Channel channel : channels.values()) {
            if (channel.subscription().mayConcern(key) && channel.look()) {
                channel.call();
            }
        }
    }

    /// Begins to tell a response, which has its head already prepared, about a list. Called on the response's event loop.
    ///
    /// @param network of the client
    /// @param heard   id of the last event that the client had before; empty for none
    /// @throws org.meridiem.kit.problem.ProblemException 503 or 429, see [Seats]; 503 before lists can be given out
    void join(Subscription subscription, HttpServerResponse response, String network, String heard) {
        if (closing || lists.apply(subscription).isEmpty()) {
            throw ProblemType.UNAVAILABLE.with("This replica is starting or stopping.").header("Retry-After", "1");
        }
        seats.take(network);
        var listener = new Listener(response, vertx.getOrCreateContext(), network, heard);
        Channel channel = channels.compute(subscription, (asked, open) -> {
            Channel joined = open == null ? new Channel(asked, lists) : open;
            joined.listeners().add(listener);
            return joined;
        });
        response.endHandler(_ -> leave(subscription, listener));
        response.write("retry: " + config.retry().toMillis() + "\n\n");
        listener.follow(channel);
        if (channel.look()) {
            channel.call();
        }
        if (closing) {
            listener.end();
        }
    }

    private void leave(Subscription subscription, Listener listener) {
        channels.computeIfPresent(subscription, (_, channel) -> {
            if (channel.listeners().remove(listener)) {
                seats.leave(listener.network());
            }
            return channel.listeners().isEmpty() ? null : channel;
        });
    }

    private void tick() {
        long patience = config.patience().toNanos();
        long heartbeat = config.heartbeat().toNanos();
        for (Channel channel : channels.values()) {
            for (Listener listener : channel.listeners()) {
                if (listener.stuckFor() > patience) {
                    slow.increment();
                    listener.close();
                    leave(channel.subscription(), listener);
                } else if (listener.silentFor() > heartbeat) {
                    listener.beat();
                }
            }
        }
    }
}
