package org.meridiem.trending.collector;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.Engagement;

import io.vertx.core.http.HttpHeaders;

/// From a beacon to the log: what is left of it goes in under pseudonyms and the server's time; everything else is counted by its reason.
@Singleton
class Collector {

    private static final Logger LOG = Logger.getLogger(Collector.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EngagementLog log;
    private final Clock clock;
    private final Gate gate;
    private final Allowance networks;
    private final Allowance visitors;
    private final Pseudonyms pseudonyms;

    Collector(CollectorConfig config, EngagementLog log, Pseudonyms pseudonyms, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.gate = new Gate(config.origins().orElse(List.of()));
        this.networks = new Allowance(config.actionsPerMinute(), MINUTE);
        this.visitors = new Allowance(config.actionsPerMinuteOfVisitor(), MINUTE);
        this.pseudonyms = pseudonyms;
    }

    /// The origin whose page may see the answer, if so.
    Optional<String> readableFor(HeaderLookup headers) {
        return gate.knownOrigin(headers);
    }

    /// A beacon that was not read.
    void drop(DropReason reason) {
        log.metrics().dropped(reason, 1);
    }

    /// Takes in a beacon, or drops it. Never fails: the reader has the answer in any case.
    ///
    /// @param client where it comes from
    void receive(InetAddress client, HeaderLookup headers, byte[] body) {
        try {
            Optional<DropReason> refusal = gate.refusal(headers);
            if (refusal.isPresent()) {
                drop(refusal.get());
            } else {
                collect(client, headers, body);
            }
        } catch (RuntimeException e) {
            LOG.error("beacon could not be worked on", e);
        }
    }

    private void collect(InetAddress client, HeaderLookup headers, byte[] body) {
        Beacon beacon = Beacon.read(body);
        beacon.dropped().forEach(log.metrics()::dropped);
        if (beacon.actions().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        @Nullable
        String userAgent = headers.get(HttpHeaders.USER_AGENT);
        String network = pseudonyms.network(client, now);
        String visitor = pseudonyms.visitor(client, userAgent == null ? "" : userAgent, now);
        long visitorNumber = HexFormat.fromHexDigitsToLong(visitor);
        long networkNumber = HexFormat.fromHexDigitsToLong(network);
        for (ReaderAction action : beacon.actions()) {
            // The visitor first: what one reader has too much of is not taken from the neighbours.
            if (!visitors.tryTake(visitorNumber)) {
                log.metrics().dropped(DropReason.VISITOR_OVER_LIMIT, 1);
            } else if (!networks.tryTake(networkNumber)) {
                log.metrics().dropped(DropReason.NETWORK_OVER_LIMIT, 1);
            } else {
                log.append(new Engagement(newId(), action.action(), action.article(), now, visitor, network,
                        action.seconds(), action.ref()));
            }
        }
    }

    /// A UUIDv4 for telling repeats apart. Nobody gains anything by guessing it, so it need not come from a source that all threads wait for.
    private static UUID newId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000,
                random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }
}
