package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.meridiem.trending.ranking.RankingConfig.AlsoReadConfig;

/// The newest articles that each visitor came to, to find those that are read together.
final class Trails {

    /// Name of the store, part of its changelog topic's name.
    static final String STORE = "trails";

    private static final BinarySerde<List<Footprint>> SERDE = new BinarySerde<>(Trails::write, Trails::read);

    /// Trails are kept for a time that shrinks with this power of the crowding.
    private static final int SQUEEZE = 4;

    private final ObjectStore<Long, List<Footprint>> store;
    private final AlsoReadConfig config;
    private long newest = Long.MIN_VALUE;

    Trails(ObjectStore<Long, List<Footprint>> store, AlsoReadConfig config) {
        this.store = store;
        this.config = config;
    }

    /// The store that the trails live in.
    static StoreBuilder<ObjectStore<Long, List<Footprint>>> store() {
        return ObjectStore.builder(STORE, BinarySerde.OF_PSEUDONYM, SERDE, KeyTable.ofNumbers(),
                ObjectStore.Rest.AS_BYTES);
    }

    /// Takes in where a visitor came to.
    ///
    /// @return the other articles of the trail; none when the visitor had been there already
    List<Footprint> add(String visitor, Footprint step) {
        newest = Math.max(newest, step.at());
        Long key = Visit.number(visitor);
        @Nullable
        List<Footprint> known = store.get(key);
        var trail = new ArrayList<>(known == null ? List.of() : known);
        trail.removeIf(other -> Math.abs(other.at() - step.at()) >= config.together().toMillis());
        boolean again = trail.removeIf(other -> other.article().equals(step.article()));
        var others = List.copyOf(trail);
        trail.add(step);
        if (trail.size() > config.trail()) {
            trail.remove(trail.stream().min(Comparator.comparingLong(Footprint::at)).orElseThrow());
        }
        store.put(key, List.copyOf(trail));
        return again ? List.of() : others;
    }

    /// Forgets the trails that nobody went on with, in one slice.
    ///
    /// @param slice see [ObjectStore#sweep]
    void sweep(int slice) {
        if (newest == Long.MIN_VALUE) {
            return;
        }
        double crowding = Math.max(1, store.size() / (double) config.visitors());
        long horizon = newest - (long) (config.together().toMillis() / Math.pow(crowding, SQUEEZE));
        store.sweep(slice,
                trail -> trail.stream().mapToLong(Footprint::at).max().orElse(Long.MIN_VALUE) <= horizon);
    }

    private static byte[] write(List<Footprint> trail) {
        var buffer = ByteBuffer.allocate(trail.size() * Footprint.BYTES);
        trail.forEach(step -> step.writeTo(buffer));
        return buffer.array();
    }

    private static List<Footprint> read(byte[] bytes) {
        var trail = new ArrayList<Footprint>(bytes.length / Footprint.BYTES);
        for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining();) {
            trail.add(Footprint.readFrom(buffer));
        }
        return List.copyOf(trail);
    }
}
