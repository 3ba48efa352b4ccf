package org.meridiem.trending.collector;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.Engagement;

import io.vertx.core.MultiMap;

/// From a beacon to the log: what is left of it goes in under pseudonyms and the server's time; everything else is counted by its reason.
@Singleton
class Collector {

    private final EngagementLog log;
    private final Clock clock;
    private final Gate gate;
    private final ClientAddress clients;
    private final NetworkLimit limit;
    private final Pseudonyms pseudonyms = Pseudonyms.random();

    Collector(CollectorConfig config, EngagementLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.gate = new Gate(config.origins().orElse(List.of()));
        this.clients = new ClientAddress(config.trustedProxies().orElse(List.of()));
        this.limit = new NetworkLimit(config.actionsPerMinute());
    }

    /// Why a beacon with these headers is not worth reading, if so.
    Optional<DropReason> refusal(MultiMap headers) {
        return gate.refusal(headers);
    }

    /// The origin whose page may see the answer, if so.
    Optional<String> readableFor(MultiMap headers) {
        return gate.knownOrigin(headers);
    }

    /// A beacon that was not read.
    void drop(DropReason reason) {
        log.metrics().dropped(reason, 1);
    }

    /// Takes in a beacon.
    ///
    /// @param peer who is connected
    void collect(InetAddress peer, MultiMap headers, byte[] body) {
        Beacon beacon = Beacon.read(body);
        beacon.dropped().forEach(log.metrics()::dropped);
        if (beacon.actions().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        InetAddress client = clients.of(peer, headers.getAll("X-Forwarded-For"));
        @Nullable
        String userAgent = headers.get("User-Agent");
        String network = pseudonyms.network(client, now);
        String visitor = pseudonyms.visitor(client, userAgent == null ? "" : userAgent, now);
        for (ReaderAction action : beacon.actions()) {
            if (limit.admit(network)) {
                log.append(new Engagement(UUID.randomUUID(), action.action(), action.article(), now, visitor, network,
                        action.seconds(), action.ref()));
            } else {
                log.metrics().dropped(DropReason.OVER_LIMIT, 1);
            }
        }
    }
}
