package org.meridiem.trending.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.meridiem.events.Engagement;
import org.meridiem.events.TrendingList.Window;

/// The scores by definition, from all actions at once: no stream, no state, no logarithms.
final class ExactRanking {

    private record Series(UUID article, String network, String visitor, Engagement.Action action) {
    }

    private record Crowd(UUID article, String network) {
    }

    private record Counted(String visitor, Engagement.Action action, Instant at) {
    }

    private static final Comparator<Counted> NEWEST_FIRST = Comparator.comparing(Counted::at).reversed();

    private final RankingConfig config;
    private final Map<Series, List<Instant>> series = new HashMap<>();

    ExactRanking(RankingConfig config) {
        this.config = config;
    }

    void add(Engagement action) {
        series.computeIfAbsent(new Series(action.article(), action.network(), action.visitor(), action.action()),
                _ -> new ArrayList<>()).add(action.at());
    }

    Map<UUID, Double> scores(Window window, Instant now) {
        var crowds = new HashMap<Crowd, List<Counted>>();
        series.forEach((of, times) -> crowds
                .computeIfAbsent(new Crowd(of.article(), of.network()), _ -> new ArrayList<>())
                .addAll(lastTimes(times).stream().map(at -> new Counted(of.visitor(), of.action(), at)).toList()));
        var scores = new HashMap<UUID, Double>();
        crowds.forEach((of, counted) -> admitted(counted)
                .forEach(visit -> scores.merge(of.article(), value(visit, window, now), Double::sum)));
        return scores;
    }

    private double value(Counted visit, Window window, Instant now) {
        double weight = switch (visit.action()) {
            case VIEW -> config.weight().view();
            case READ -> config.weight().read();
            case SHARE -> config.weight().share();
        };
        return weight * Math.pow(2, -(double) Duration.between(visit.at(), now).toMillis()
                / window.halfLife().toMillis());
    }

    private List<Counted> admitted(List<Counted> all) {
        var ofVisitors = new HashMap<String, Integer>();
        return all.stream().sorted(NEWEST_FIRST)
                .filter(visit -> ofVisitors.merge(visit.visitor(), 1, Integer::sum) <= config.visitorCap())
                .limit(config.networkCap()).toList();
    }

    private List<Instant> lastTimes(List<Instant> times) {
        List<Instant> sorted = times.stream().sorted().toList();
        var last = new ArrayList<Instant>();
        for (int i = 0; i < sorted.size(); i++) {
            boolean goesOn = i + 1 < sorted.size()
                    && Duration.between(sorted.get(i), sorted.get(i + 1)).compareTo(config.repeatWindow()) < 0;
            if (!goesOn) {
                last.add(sorted.get(i));
            }
        }
        return last;
    }
}
