package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.Engagement;

/// Remembers who did what with which article, so that neither reloading a page nor inventing readers makes a trend.
///
/// For each article and network the newest visits are kept, so many of one visitor and so many of all: only these count, at any time. A visit too many takes the
/// place of the oldest, which counts no more. What counts is therefore a function of what was done, whatever the order it is heard of in. The one
/// exception: when a late action joins two visits into one, a visit that had to go before does not come back.
///
/// What is old is forgotten in passing ([#sweep] looks at one slice of the memory at a time) and then counts for good. When more is remembered than the capacity,
/// things are forgotten sooner, those first that raise no suspicion: memory stays bounded under any load, at the price of counting some repeats.
final class Visits {

    /// Name of the store, part of its changelog topic's name.
    static final String STORE = "visits";

    /// A network with more visits of one article than this is worth remembering.
    private static final int QUIET = 2;

    /// The memory shrinks with this power of the crowding, and once more with it for those that are not worth it.
    private static final int SQUEEZE = 4;

    private static final BinarySerde<List<Visit>> SERDE = new BinarySerde<>(Visits::write, Visits::read);

    /// Whose visits, and of what. In numbers, because hundreds of thousands are remembered.
    ///
    /// @param network       see [Visit#number(String)]
    /// @param articleHigh   first half of the article's id
    /// @param articleLow    second half of the article's id
    record Origin(long network, long articleHigh, long articleLow) {

        static final BinarySerde<Origin> SERDE = new BinarySerde<>(
                origin -> ByteBuffer.allocate(3 * Long.BYTES).putLong(origin.network).putLong(origin.articleHigh)
                        .putLong(origin.articleLow).array(),
                bytes -> {
                    int length = bytes.length - BinarySerde.UUID_BYTES;
                    var article = ByteBuffer.wrap(bytes, length, BinarySerde.UUID_BYTES);
                    return new Origin(BinarySerde.firstLong(Arrays.copyOf(bytes, length)), article.getLong(),
                            article.getLong());
                });

        static Origin of(Engagement action) {
            return new Origin(Visit.number(action.network()), action.article().getMostSignificantBits(),
                    action.article().getLeastSignificantBits());
        }
    }

    /// How much is remembered.
    ///
    /// @param repeatWindow a shorter pause makes a repetition
    /// @param memory       how long a network's visits are kept after the last of them
    /// @param ofVisitor    visits of one visitor that count for an article
    /// @param ofNetwork    visits of one network that count for an article
    /// @param capacity     networks and articles that are remembered as long as that
    record Limits(Duration repeatWindow, Duration memory, int ofVisitor, int ofNetwork, int capacity) {

        static Limits of(RankingConfig config) {
            return new Limits(config.repeatWindow(), config.memory(), config.visitorCap(), config.networkCap(),
                    config.remembered());
        }
    }

    /// What an action changed.
    ///
    /// @param counts  what counts from now on; null when nothing changed
    /// @param removed what counts no more
    record Change(Verdict verdict, @Nullable Visit counts, List<Visit> removed) {
    }

    private final ObjectStore<Origin, List<Visit>> store;
    private final Limits limits;

    Visits(ObjectStore<Origin, List<Visit>> store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /// The store that the memory lives in.
    static StoreBuilder<ObjectStore<Origin, List<Visit>>> store() {
        return ObjectStore.builder(STORE, Origin.SERDE, SERDE, Visits::table, ObjectStore.Rest.AS_BYTES);
    }

    private static KeyTable<Origin> table() {
        return new NumberTable<>(3) {
            @Override
            long part(Origin key, int part) {
                return switch (part) {
                    case 0 -> key.network();
                    case 1 -> key.articleHigh();
                    default -> key.articleLow();
                };
            }

            @Override
            Origin key(long[] keys, int at) {
                return new Origin(keys[at], keys[at + 1], keys[at + 2]);
            }
        };
    }

    /// Takes in an action.
    ///
    /// @param weight greater than zero
    /// @throws IllegalArgumentException when a pseudonym is not hexadecimal
    Change add(Engagement action, double weight) {
        Origin key = Origin.of(action);
        @Nullable
        List<Visit> known = store.get(key);
        var kept = new ArrayList<>(known == null ? List.of() : known);
        var removed = new ArrayList<Visit>();
        Visit visit = Visit.of(action, weight);
        for (Visit before : known == null ? List.<Visit>of() : known) {
            if (before.continues(visit, limits.repeatWindow())) {
                visit = visit.merge(before);
                kept.remove(before);
                removed.add(before);
            }
        }
        Verdict verdict = removed.isEmpty() ? Verdict.COUNTED : Verdict.REPEATED;
        if (removed.contains(visit)) {
            return new Change(verdict, null, List.of());
        }
        kept.add(visit);
        if (makeRoom(kept, visit.visitor(), removed)) {
            verdict = Verdict.CAPPED;
        }
        if (removed.remove(visit)) {
            return new Change(verdict, null, List.of());
        }
        store.put(key, List.copyOf(kept));
        return new Change(verdict, visit, removed);
    }

    /// Forgets what is too old in one slice of the memory.
    ///
    /// @param slice  see [ObjectStore#sweep]
    /// @param newest time of the newest action seen
    void sweep(int slice, Instant newest) {
        double crowding = Math.max(1, store.size() / (double) limits.capacity());
        double squeeze = Math.pow(crowding, SQUEEZE);
        double memory = limits.memory().toMillis() / squeeze;
        long horizon = newest.toEpochMilli() - (long) memory;
        long quietHorizon = newest.toEpochMilli() - (long) (memory / squeeze);
        store.sweep(slice, visits -> {
            long last = visits.stream().mapToLong(Visit::end).max().orElse(Long.MIN_VALUE);
            return last <= (visits.size() <= QUIET ? quietHorizon : horizon);
        });
    }

    /// @return whether somebody had to go
    private boolean makeRoom(List<Visit> kept, long visitor, List<Visit> removed) {
        List<Visit> own = kept.stream().filter(visit -> visit.visitor() == visitor).toList();
        if (own.size() <= limits.ofVisitor() && kept.size() <= limits.ofNetwork()) {
            return false;
        }
        List<Visit> candidates = own.size() > limits.ofVisitor() ? own : kept;
        Visit oldest = candidates.stream().min(Visit.OLDEST_FIRST).orElseThrow();
        kept.remove(oldest);
        removed.add(oldest);
        return true;
    }

    private static byte[] write(List<Visit> visits) {
        var buffer = ByteBuffer.allocate(visits.size() * Visit.BYTES);
        visits.forEach(visit -> visit.writeTo(buffer));
        return buffer.array();
    }

    private static List<Visit> read(byte[] bytes) {
        var visits = new ArrayList<Visit>(bytes.length / Visit.BYTES);
        for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining();) {
            visits.add(Visit.readFrom(buffer));
        }
        return List.copyOf(visits);
    }
}
