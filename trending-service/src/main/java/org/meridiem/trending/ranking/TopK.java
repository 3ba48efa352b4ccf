package org.meridiem.trending.ranking;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// The best articles by the logarithm of their score, never more than a capacity. Equal scores: the newer article (greater time-ordered id) first.
///
/// Scores only grow, so an article that was pushed out belongs in again only when it is put again. The exception is a removal: the place stays
/// empty until then; a capacity of a few times what is shown keeps that out of sight.
final class TopK {

    /// One article in its place.
    record Place(UUID article, double log) {
    }

    private static final Comparator<Place> BEST_FIRST = Comparator.comparingDouble(Place::log)
            .thenComparing(Place::article)
            .reversed();

    private final int capacity;
    private final NavigableSet<Place> order = new TreeSet<>(BEST_FIRST);
    private final Map<UUID, Place> places = new HashMap<>();

    TopK(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive");
        }
        this.capacity = capacity;
    }

    /// Puts an article in its place, a new or another one.
    ///
    /// @return who had to go: the last one, perhaps the article itself
    Optional<UUID> put(UUID article, double log) {
        remove(article);
        var place = new Place(article, log);
        order.add(place);
        places.put(article, place);
        if (order.size() <= capacity) {
            return Optional.empty();
        }
        UUID last = order.last().article();
        remove(last);
        return Optional.of(last);
    }

    /// Takes an article out.
    ///
    /// @return whether it was in
    boolean remove(UUID article) {
        @Nullable
        Place place = places.remove(article);
        return place != null && order.remove(place);
    }

    boolean contains(UUID article) {
        return places.containsKey(article);
    }

    /// The best ones, best first.
    List<Place> best(int limit) {
        return order.stream().limit(limit).toList();
    }

    /// The one that would have to go next.
    Optional<Place> last() {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.last());
    }
}
