package org.meridiem.trending.levers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.meridiem.events.TrendingLever;
import org.meridiem.events.TrendingLever.Action;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.lists.Arrangement.Candidate;
import org.meridiem.trending.lists.Arrangement.Place;

/// What the levers at work make of a list. Immutable.
///
/// An excluded article is in no place, pinned or not. A pinned one stands at its place, or last in a shorter list; of two for one place the older lever wins. Pins
/// are for the lists of most read articles; everything else goes for every list.
final class LeverArrangement {

    private static final Set<ListKind> MOST_READ = Set.of(ListKind.NOW, ListKind.TODAY, ListKind.WEEK);

    private final List<TrendingLever.State> levers;

    /// @param levers those at work
    LeverArrangement(List<TrendingLever.State> levers) {
        this.levers = levers.stream().sorted(Comparator.comparing(TrendingLever.State::id)).toList();
    }

    List<TrendingLever.State> levers() {
        return levers;
    }

    Set<UUID> pinned() {
        return levers.stream().filter(lever -> lever.action() == Action.PIN && lever.article() != null)
                .map(TrendingLever.State::article).collect(Collectors.toUnmodifiableSet());
    }

    List<Place> arrange(ListKey key, List<Candidate> ranked, Function<UUID, Optional<Candidate>> others) {
        List<TrendingLever.State> here = levers.stream()
                .filter(lever -> lever.list() == null || lever.list().equals(key.section())).toList();
        Map<UUID, TrendingLever.State> pins = new LinkedHashMap<>();
        here.stream().filter(lever -> lever.action() == Action.PIN && MOST_READ.contains(key.kind()))
                .sorted(Comparator.comparingInt(LeverArrangement::place))
                .forEach(lever -> candidate(lever.article(), ranked, others)
                        .filter(article -> mayStand(article, lever, key) && !isExcluded(article, here))
                        .ifPresent(article -> pins.putIfAbsent(article.article(), lever)));
        List<Candidate> rest = ranked.stream()
                .filter(article -> !pins.containsKey(article.article()) && !isExcluded(article, here)).toList();
        Set<UUID> buried = here.stream().filter(lever -> lever.action() == Action.BURY)
                .map(TrendingLever.State::article).collect(Collectors.toSet());
        List<Place> places = new ArrayList<>(ranked.size() + pins.size());
        rest.stream().filter(article -> !buried.contains(article.article()))
                .forEach(article -> places.add(new Place(article.article(), false)));
        rest.stream().filter(article -> buried.contains(article.article()))
                .forEach(article -> places.add(new Place(article.article(), false)));
        // In the order of their places, so that none moves one that was put before it.
        pins.forEach((article, lever) -> places.add(Math.min(free(places, place(lever)), places.size()),
                new Place(article, true)));
        return places;
    }

    /// The index of a place, or of the next one that no older pin has.
    private static int free(List<Place> places, int place) {
        int index = place - 1;
        while (index < places.size() && places.get(index).pinned()) {
            index++;
        }
        return index;
    }

    private static int place(TrendingLever.State lever) {
        return lever.place() == null ? 1 : lever.place();
    }

    private static Optional<Candidate> candidate(UUID article, List<Candidate> ranked,
            Function<UUID, Optional<Candidate>> others) {
        return ranked.stream().filter(candidate -> candidate.article().equals(article)).findFirst()
                .or(() -> others.apply(article));
    }

    /// In a list that the lever names any article may stand; in the others only one that could get there by being read.
    private static boolean mayStand(Candidate article, TrendingLever.State lever, ListKey key) {
        return (key.language() == null || key.language().equals(article.language()))
                && (lever.list() != null || key.section() == null || isIn(article.section(), key.section()));
    }

    private static boolean isExcluded(Candidate article, List<TrendingLever.State> levers) {
        return levers.stream().filter(lever -> lever.action() == Action.EXCLUDE)
                .anyMatch(lever -> article.article().equals(lever.article())
                        || lever.section() != null && isIn(article.section(), lever.section()));
    }

    private static boolean isIn(String path, String section) {
        return path.equals(section) || path.startsWith(section + "/");
    }
}
