package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ranking.RankingConfig.AlsoReadConfig;

/// The articles that share readers with one article; the newest and most frequent when there are too many.
///
/// Common readers are a sum that decays with the half-life of [Window#WEEK]. They are divided by the square root of the companion's popularity (the cosine of
/// item-to-item filtering; Linden, Smith, York, IEEE Internet Computing 2003): what everybody reads is not what the readers of this article read.
///
/// @param all in no order
record Companions(List<Companion> all) {

    /// No reader in common with any.
    static final Companions NONE = new Companions(List.of());

    /// The state's bytes.
    static final BinarySerde<Companions> SERDE = new BinarySerde<>(Companions::write, Companions::read);

    /// Name of the store, part of its changelog topic's name.
    static final String STORE = "companions";

    /// An article.
    ///
    /// @param log        logarithm of the decayed number of common readers, see [DecayedScores]
    /// @param popularity see [Footprint#popularity()]
    record Companion(UUID article, double log, double popularity) {

        static final int BYTES = BinarySerde.UUID_BYTES + 2 * Double.BYTES;

        double closeness() {
            return log - popularity / 2;
        }
    }

    private static final Comparator<Companion> CLOSEST_FIRST = Comparator.comparingDouble(Companion::closeness)
            .thenComparing(Companion::article).reversed();

    Companions {
        all = List.copyOf(all);
    }

    /// These, and one reader more in common with another article.
    Companions plus(Footprint other, int candidates) {
        var changed = new ArrayList<Companion>(all.size() + 1);
        double log = Double.NEGATIVE_INFINITY;
        double popularity = other.popularity();
        for (Companion companion : all) {
            if (companion.article().equals(other.article())) {
                log = companion.log();
                popularity = Math.max(popularity, companion.popularity());
            } else {
                changed.add(companion);
            }
        }
        double more = DecayedScores.plus(log, Window.WEEK, 1, Instant.ofEpochMilli(other.at()));
        changed.add(new Companion(other.article(), more, popularity));
        if (changed.size() > candidates) {
            changed.remove(changed.stream().min(Comparator.comparingDouble(Companion::log)
                    .thenComparing(Companion::article)).orElseThrow());
        }
        return new Companions(changed);
    }

    /// The closest, closest first.
    List<UUID> best(Instant now, AlsoReadConfig config) {
        return all.stream()
                .filter(companion -> DecayedScores.valueAt(Window.WEEK, companion.log(), now) >= config.floor())
                .sorted(CLOSEST_FIRST).limit(config.size()).map(Companion::article).toList();
    }

    /// Whether nobody is left that ever had a chance again without starting anew.
    boolean isFaded(Instant now, double floor) {
        return all.stream().allMatch(
                companion -> DecayedScores.valueAt(Window.WEEK, companion.log(), now) < floor);
    }

    private static byte[] write(Companions companions) {
        var buffer = ByteBuffer.allocate(companions.all.size() * Companion.BYTES);
        companions.all.forEach(companion -> BinarySerde.putUuid(buffer, companion.article())
                .putDouble(companion.log()).putDouble(companion.popularity()));
        return buffer.array();
    }

    private static Companions read(byte[] bytes) {
        var companions = new ArrayList<Companion>(bytes.length / Companion.BYTES);
        for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining();) {
            companions.add(new Companion(BinarySerde.uuid(buffer), buffer.getDouble(), buffer.getDouble()));
        }
        return new Companions(companions);
    }
}
