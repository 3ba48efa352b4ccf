package org.meridiem.trending.ranking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ranking.Standing.Ranked;

/// The best articles of one section in every window, with spares. An article is kept as long as it is among the best of at least one window.
final class SectionRanking {

    private final double floor;
    private final Map<Window, TopK> best = new EnumMap<>(Window.class);
    private final Map<UUID, Ranked> kept = new HashMap<>();
    private final Set<Window> changed = EnumSet.noneOf(Window.class);

    /// @param capacity articles per window
    /// @param floor    a score below it is not ranked
    SectionRanking(int capacity, double floor) {
        this.floor = floor;
        for (Window window : Window.values()) {
            best.put(window, new TopK(capacity));
        }
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
        best.forEach((window, top) -> {
            if (after.scores().valueAt(window, now) >= floor) {
                changed.add(window);
                top.put(id, after.scores().log(window)).ifPresent(maybeDropped::add);
            }
        });
        return dropUnranked(maybeDropped);
    }

    /// Takes an article out of all windows.
    ///
    /// @return whether it was there
    boolean remove(UUID article) {
        if (kept.remove(article) == null) {
            return false;
        }
        best.forEach((window, top) -> {
            if (top.remove(article)) {
                changed.add(window);
            }
        });
        return true;
    }

    /// Takes out what time has brought below the floor.
    ///
    /// @return the articles that are not kept any more
    Set<UUID> fade(Instant now) {
        var maybeDropped = new ArrayList<UUID>();
        best.forEach((window, top) -> {
            Optional<TopK.Place> last = top.last();
            while (last.isPresent() && DecayedScores.valueAt(window, last.get().log(), now) < floor) {
                top.remove(last.get().article());
                maybeDropped.add(last.get().article());
                changed.add(window);
                last = top.last();
            }
        });
        return dropUnranked(maybeDropped);
    }

    /// What is known of an article; it must be among the best of a window.
    Ranked standing(UUID article) {
        @Nullable
        Ranked standing = kept.get(article);
        if (standing == null) {
            throw new IllegalArgumentException("not ranked");
        }
        return standing;
    }

    /// The best of one window, best first.
    List<Ranked> best(Window window, int limit) {
        return best.get(window).best(limit).stream().map(place -> standing(place.article())).toList();
    }

    /// The windows that something was put into or taken out of since [#settled(Window)].
    Set<Window> changed() {
        return Set.copyOf(changed);
    }

    /// Whatever changed in a window has been dealt with.
    void settled(Window window) {
        changed.remove(window);
    }

    boolean isEmpty() {
        return kept.isEmpty() && changed.isEmpty();
    }

    private Set<UUID> dropUnranked(List<UUID> candidates) {
        var dropped = new java.util.HashSet<UUID>();
        for (UUID candidate : candidates) {
            if (best.values().stream().noneMatch(top -> top.contains(candidate)) && kept.remove(candidate) != null) {
                dropped.add(candidate);
            }
        }
        return dropped;
    }
}
