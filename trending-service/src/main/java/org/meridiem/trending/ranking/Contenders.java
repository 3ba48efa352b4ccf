package org.meridiem.trending.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.ranking.KnownArticle.Public;

/// Which articles of one partition can be among the best of a list at all: whoever is not among the best of their own partition is not among those of all.
///
/// From time to time all are surveyed: then the last of the best of each list is its bar. Scores only grow, and so do bars; whoever is below an old bar is below the
/// new one. Where articles are withdrawn, or visits count no more, a bar falls with the next survey, which names those who are above it now. So a crowd that reads a hundred
/// thousand articles costs the ranking stage little more than one that reads a thousand. Not safe for several threads.
final class Contenders {

    /// An article's logarithms.
    ///
    /// @param scores   see [DecayedScores]
    /// @param comments see [Conversation#log()]
    record Logs(DecayedScores scores, double comments) {

        boolean areNone() {
            return comments == NONE && scores.equals(DecayedScores.NONE);
        }

        double of(ListKind kind) {
            return Standing.Ranked.log(kind, scores, comments);
        }
    }

    /// All public articles of a partition that somebody acted upon or commented on.
    @FunctionalInterface
    interface Electorate {
        void forEach(Taker taker);
    }

    /// Takes one article after the other.
    @FunctionalInterface
    interface Taker {
        void take(UUID id, Public article, Logs logs);
    }

    /// @param language null for all
    private record Scope(String section, @Nullable String language) {
    }

    /// Articles that stand in the same lists.
    private record Shelf(String path, String language) {
    }

    private static final Comparator<TopK.Place> WORST_FIRST = Comparator.comparingDouble(TopK.Place::log);
    private static final List<ListKind> KINDS = List.copyOf(SectionRanking.ORDERED);
    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final int capacity;
    private Map<Scope, double[]> bars = Map.of();

    /// @param capacity how many the lists of a section keep of each kind
    Contenders(int capacity) {
        this.capacity = capacity;
    }

    /// Whether an article can stand in one of a section's lists.
    boolean include(String section, String language, Logs logs) {
        return isAbove(bars.get(new Scope(section, null)), logs)
                || isAbove(bars.get(new Scope(section, language)), logs);
    }

    /// Looks at all.
    ///
    /// @return who is among the best now and was below a bar before
    Set<UUID> survey(Electorate all) {
        Map<Scope, List<PriorityQueue<TopK.Place>>> best = new HashMap<>();
        Map<Shelf, List<List<PriorityQueue<TopK.Place>>>> shelves = new HashMap<>();
        all.forEach((id, article, logs) -> {
            var shelf = new Shelf(article.path(), article.language());
            for (List<PriorityQueue<TopK.Place>> lists : shelves.computeIfAbsent(shelf, _ -> lists(article, best))) {
                for (int kind = 0; kind < KINDS.size(); kind++) {
                    offer(lists.get(kind), id, logs.of(KINDS.get(kind)));
                }
            }
        });
        Set<UUID> risen = new HashSet<>();
        Map<Scope, double[]> now = new HashMap<>();
        best.forEach((scope, lists) -> {
            double @Nullable [] before = bars.get(scope);
            var bar = new double[KINDS.size()];
            for (int kind = 0; kind < bar.length; kind++) {
                PriorityQueue<TopK.Place> places = lists.get(kind);
                bar[kind] = places.size() < capacity ? NONE : places.element().log();
                if (before != null && bar[kind] < before[kind]) {
                    double old = before[kind];
                    places.stream().filter(place -> place.log() < old).forEach(place -> risen.add(place.article()));
                }
            }
            now.put(scope, bar);
        });
        bars = now;
        return risen;
    }

    private static boolean isAbove(double @Nullable [] bar, Logs logs) {
        if (bar == null) {
            return true;
        }
        for (int kind = 0; kind < bar.length; kind++) {
            double log = logs.of(KINDS.get(kind));
            if (log > NONE && log >= bar[kind]) {
                return true;
            }
        }
        return false;
    }

    private static List<List<PriorityQueue<TopK.Place>>> lists(Public article,
            Map<Scope, List<PriorityQueue<TopK.Place>>> all) {
        List<List<PriorityQueue<TopK.Place>>> found = new ArrayList<>();
        for (String section : article.sections()) {
            for (Scope scope : List.of(new Scope(section, null), new Scope(section, article.language()))) {
                found.add(all.computeIfAbsent(scope,
                        _ -> KINDS.stream().map(_ -> new PriorityQueue<>(WORST_FIRST)).toList()));
            }
        }
        return found;
    }

    private void offer(PriorityQueue<TopK.Place> places, UUID id, double log) {
        if (log == NONE) {
            return;
        }
        if (places.size() < capacity) {
            places.add(new TopK.Place(id, log));
        } else if (log > places.element().log()) {
            places.remove();
            places.add(new TopK.Place(id, log));
        }
    }
}
