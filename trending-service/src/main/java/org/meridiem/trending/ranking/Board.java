package org.meridiem.trending.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList;
import org.meridiem.trending.card.WrittenCard;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;
import org.meridiem.trending.ranking.Standing.Ranked;
import org.meridiem.trending.wire.PublishedList;

/// The lists of one section, in one language or in all, and what of them was published.
///
/// A new card is published with the next tick, a new order too unless a list that looks far back was published a moment ago, new scores in the same order only
/// once in a while, a withdrawal at once.
final class Board {

    private static final double SCORE_PRECISION = 1e6;

    /// What the lists of all sections have in common.
    ///
    /// @param orders    the newest published order of every list
    /// @param cards     for those of the items
    /// @param publisher takes the lists
    record Press(RankingConfig config, ObjectStore<String, PublishedOrder> orders, Cards cards,
            Publisher publisher) {
    }

    /// Who wants the lists.
    @FunctionalInterface
    interface Publisher {
        /// A list changed.
        void published(PublishedList list);
    }

    /// Unpacks cards.
    @FunctionalInterface
    interface Cards {
        /// The card of a standing.
        WrittenCard card(Ranked standing);
    }

    /// A place as readers see it, but for the score.
    private record Line(UUID article, long version) {
    }

    private record Scored(Ranked standing, double score) {
    }

    /// What was published last by this process.
    private record Shown(List<Line> lines, Instant at) {
        boolean hasOtherCards(List<Line> now) {
            Map<UUID, Long> versions = new HashMap<>();
            lines.forEach(line -> versions.put(line.article(), line.version()));
            return now.stream()
                    .anyMatch(line -> versions.getOrDefault(line.article(), line.version()) != line.version());
        }
    }

    private final @Nullable String section;
    private final @Nullable String language;
    private final Set<ListKind> kinds;
    private final Press press;
    private final SectionRanking ranking;
    private final Map<ListKind, Shown> shown = new EnumMap<>(ListKind.class);

    /// @param section path, or [TrendingList#WHOLE_SITE]
    Board(String section, @Nullable String language, Press press) {
        this.section = section.equals(TrendingList.WHOLE_SITE) ? null : section;
        this.language = language;
        this.kinds = language == null
                ? EnumSet.allOf(ListKind.class)
                : EnumSet.of(ListKind.NOW, ListKind.TODAY, ListKind.WEEK);
        this.press = press;
        this.ranking = new SectionRanking(SectionRanking.capacity(press.config()), press.config().floor());
    }

    SectionRanking ranking() {
        return ranking;
    }

    /// Takes an article out, and out of what readers see.
    void retract(UUID article, Instant now) {
        ranking.remove(article);
        for (ListKind kind : kinds) {
            // Asked of the store, not of memory: the list may have been published by another process.
            if (order(kind).articles().contains(article)) {
                publish(kind, best(kind, now), now);
            }
        }
    }

    /// Publishes what changed.
    void publishChanges(Instant now) {
        Set<ListKind> changed = ranking.changed();
        for (ListKind kind : kinds) {
            if (changed.contains(kind)
                    || kind == ListKind.RISING && (changed.contains(ListKind.NOW) || isShown(kind))) {
                publishIfDue(kind, now);
            }
        }
        changed.stream().filter(kind -> !kinds.contains(kind)).forEach(ranking::settled);
    }

    private boolean isShown(ListKind kind) {
        @Nullable
        Shown last = shown.get(kind);
        return last != null && !last.lines().isEmpty();
    }

    private void publishIfDue(ListKind kind, Instant now) {
        @Nullable
        Shown last = shown.get(kind);
        List<Scored> best = best(kind, now);
        if (best.isEmpty() && order(kind).articles().isEmpty()) {
            ranking.settled(kind);
        } else if (last == null || isDue(kind, last, lines(best), Duration.between(last.at(), now))) {
            publish(kind, best, now);
        }
    }

    private boolean isDue(ListKind kind, Shown last, List<Line> lines, Duration age) {
        Duration pace = switch (kind) {
            case NOW, RISING, COMMENTED -> Duration.ZERO;
            case TODAY -> press.config().todayInterval();
            case WEEK -> press.config().weekInterval();
        };
        return age.compareTo(pace) >= 0
                && (!lines.equals(last.lines()) || age.compareTo(press.config().refreshInterval()) >= 0)
                || last.hasOtherCards(lines);
    }

    private List<Scored> best(ListKind kind, Instant now) {
        int size = press.config().listSize();
        if (kind != ListKind.RISING) {
            return ranking.best(kind, size).stream()
                    .map(standing -> new Scored(standing, standing.valueAt(kind, now))).toList();
        }
        return Rising.of(ranking.best(ListKind.NOW, Integer.MAX_VALUE), now, press.config().risingFloor(),
                press.config().risingReaders()).stream().limit(size)
                .map(risen -> new Scored(risen.standing(), risen.score())).toList();
    }

    private void publish(ListKind kind, List<Scored> best, Instant now) {
        PublishedOrder next = order(kind).next(best.stream().map(scored -> scored.standing().article()).toList(),
                now.toEpochMilli());
        var key = new ListKey(kind, section, language);
        press.publisher().published(new PublishedList(key, now, next.version(), best.stream()
                .map(scored -> new PublishedList.Line(next.previousRank(scored.standing().article()),
                        Math.round(scored.score() * SCORE_PRECISION) / SCORE_PRECISION,
                        press.cards().card(scored.standing())))
                .toList()));
        press.orders().put(key.text(), next);
        shown.put(kind, new Shown(lines(best), now));
        ranking.settled(kind);
    }

    private PublishedOrder order(ListKind kind) {
        @Nullable
        PublishedOrder order = press.orders().get(new ListKey(kind, section, language).text());
        return order == null ? PublishedOrder.NONE : order;
    }

    private static List<Line> lines(List<Scored> best) {
        return best.stream().map(scored -> new Line(scored.standing().article(), scored.standing().version()))
                .toList();
    }
}
