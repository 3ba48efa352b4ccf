package org.meridiem.trending.ranking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.ranking.Standing.Ranked;

/// The best articles of one section in the lists of every kind, with spares. An article is kept as long as it is among the best of at least one list.
final class SectionRanking {

    /// The others are made from these.
    static final Set<ListKind> ORDERED = EnumSet.of(ListKind.NOW, ListKind.TODAY, ListKind.WEEK,
            ListKind.COMMENTED);

    private final double floor;
    private final Map<ListKind, TopK> best = new EnumMap<>(ListKind.class);
    private final Map<UUID, Ranked> kept = new HashMap<>();
    private final Set<ListKind> changed = EnumSet.noneOf(ListKind.class);

    /// @param capacity articles per list
    /// @param floor    a score below it is not ranked
    SectionRanking(int capacity, double floor) {
        this.floor = floor;
        ORDERED.forEach(kind -> best.put(kind, new TopK(capacity)));
    }

    /// How many articles each list keeps.
    static int capacity(RankingConfig config) {
        return config.listSize() * config.spares();
    }

    /// Takes in an article's newest standing.
    ///
    /// @return the articles that are not kept any more, perhaps the article itself
    Set<UUID> put(Ranked standing, Instant now) {
        UUID id = standing.article();
        @Nullable
        Ranked before = kept.get(id);
        Ranked after = before == null ? standing : before.updatedBy(standing);
        if (after.equals(before)) {
            return Set.of();
        }
        kept.put(id, after);
        var maybeDropped = new ArrayList<UUID>(List.of(id));
        best.forEach((kind, top) -> {
            if (after.valueAt(kind, now) >= floor) {
                changed.add(kind);
                top.put(id, after.log(kind)).ifPresent(maybeDropped::add);
            } else if (top.remove(id)) {
                changed.add(kind);
            }
        });
        return dropUnranked(maybeDropped);
    }

    /// Takes an article out of all lists.
    ///
    /// @return whether it was there
    boolean remove(UUID article) {
        if (kept.remove(article) == null) {
            return false;
        }
        best.forEach((kind, top) -> {
            if (top.remove(article)) {
                changed.add(kind);
            }
        });
        return true;
    }

    /// Takes out what time has brought below the floor.
    ///
    /// @return the articles that are not kept any more
    Set<UUID> fade(Instant now) {
        var maybeDropped = new ArrayList<UUID>();
        best.forEach((kind, top) -> {
            Optional<TopK.Place> last = top.last();
            while (last.isPresent() && Ranked.valueAt(kind, last.get().log(), now) < floor) {
                top.remove(last.get().article());
                maybeDropped.add(last.get().article());
                changed.add(kind);
                last = top.last();
            }
        });
        return dropUnranked(maybeDropped);
    }

    /// Whether an article is among the best of a list.
    boolean holds(UUID article) {
        return kept.containsKey(article);
    }

    /// What is known of an article; it must be among the best of a list.
    Ranked standing(UUID article) {
        @Nullable
        Ranked standing = kept.get(article);
        if (standing == null) {
            throw new IllegalArgumentException("not ranked");
        }
        return standing;
    }

    /// The best of one list, best first.
    List<Ranked> best(ListKind kind, int limit) {
        return best.get(kind).best(limit).stream().map(place -> standing(place.article())).toList();
    }

    /// The lists that something was put into or taken out of since [#settled(ListKind)].
    Set<ListKind> changed() {
        return Set.copyOf(changed);
    }

    /// Somebody must look at a list, whether or not it changed.
    void doubt(ListKind kind) {
        changed.add(kind);
    }

    /// Whatever changed in a list has been dealt with.
    void settled(ListKind kind) {
        changed.remove(kind);
    }

    boolean isEmpty() {
        return kept.isEmpty() && changed.isEmpty();
    }

    private Set<UUID> dropUnranked(List<UUID> candidates) {
        var dropped = new HashSet<UUID>();
        for (UUID candidate : candidates) {
            if (best.values().stream().noneMatch(top -> top.contains(candidate)) && kept.remove(candidate) != null) {
                dropped.add(candidate);
            }
        }
        return dropped;
    }
}
