package org.meridiem.trending.lists;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleEvent;
import org.meridiem.trending.card.WrittenCard;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.lists.Arrangement.Candidate;
import org.meridiem.trending.wire.PublishedList;

/// All lists of this replica, as they stand.
///
/// One thread writes ([#take]), any number reads ([#list]). A list shows only articles that are public by all that was taken so far, each with its newest card.
/// Cards are kept once, and only of articles that stand in a list.
final class ListBoard {

    /// The newest list of a key, without cards.
    private record Ranked(Instant asOf, List<Line> lines) {
        boolean holds(UUID article) {
            return lines.stream().anyMatch(line -> line.article().equals(article));
        }
    }

    private record Line(UUID article, @Nullable Integer previousRank, double score, long version) {
    }

    /// The newest card of an article.
    ///
    /// @param uses how many lists hold it
    private record Card(WrittenCard written, int uses) {
        Card used(int times) {
            return new Card(written, uses + times);
        }
    }

    private static final BinaryOperator<String> SHORTER = BinaryOperator
            .minBy(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));

    private final Clock clock;
    private final Arrangement arrangement;
    private final ListListener listener;
    private final Map<ListKey, Ranked> lists = new HashMap<>();
    private final Map<UUID, Card> cards = new HashMap<>();
    /// Cards of articles that editors pinned, whether or not they stand in a list.
    private final Map<UUID, Card> pinned = new ConcurrentHashMap<>();
    private final Map<UUID, Long> withdrawn = new ConcurrentHashMap<>();
    private final Map<ListKey, ListView> views = new ConcurrentHashMap<>();
    private final Map<String, String> pathsBySlug = new ConcurrentHashMap<>();
    private final Instant start;

    /// @param arrangement what editors do to every list
    /// @param listener    told about every list that changes
    ListBoard(Clock clock, Arrangement arrangement, ListListener listener) {
        this.clock = clock;
        this.arrangement = arrangement;
        this.listener = listener;
        this.start = clock.instant();
    }

    /// A list; empty when nobody did anything there.
    ///
    /// @param wanted its section is a path, or the slug of a section that has a list
    ListView list(ListKey wanted) {
        @Nullable
        String section = wanted.section();
        if (section == null || views.containsKey(wanted)) {
            return view(wanted);
        }
        return view(new ListKey(wanted.kind(), pathsBySlug.getOrDefault(section, section), wanted.language()));
    }

    /// A list was published.
    synchronized void take(PublishedList list) {
        ListKey key = list.key();
        var lines = new ArrayList<Line>(list.lines().size());
        for (PublishedList.Line line : list.lines()) {
            WrittenCard card = line.card();
            lines.add(new Line(card.id(), line.previousRank(), line.score(), card.version()));
            cards.compute(card.id(), (_, known) -> newest(known, card).used(1));
        }
        @Nullable
        Ranked before = lists.put(key, new Ranked(list.asOf(), lines));
        if (before != null) {
            before.lines().forEach(line -> cards.computeIfPresent(line.article(),
                    (_, card) -> card.uses() == 1 ? null : card.used(-1)));
        }
        @Nullable
        String path = key.section();
        if (path != null) {
            pathsBySlug.merge(path.substring(path.lastIndexOf('/') + 1), path, SHORTER);
        }
        show(key);
    }

    /// An article changed for the public.
    synchronized void take(ArticleEvent event) {
        UUID id = event.articleId();
        boolean wanted = arrangement.pinned().contains(id);
        event.publicCard().ifPresentOrElse(card -> {
            withdrawn.computeIfPresent(id, (_, version) -> version < card.version() ? null : version);
            if (wanted || cards.containsKey(id)) {
                var written = WrittenCard.of(card);
                cards.computeIfPresent(id, (_, known) -> newest(known, written));
                if (wanted) {
                    pinned.compute(id, (_, known) -> newest(known, written));
                }
            }
        }, () -> withdrawn.merge(id, event.version(), Math::max));
        if (wanted) {
            lists.keySet().forEach(this::show);
        } else if (cards.containsKey(id)) {
            lists.forEach((key, list) -> {
                if (list.holds(id)) {
                    show(key);
                }
            });
        }
    }

    /// Articles that editors pinned and whose card is not here.
    synchronized Set<UUID> missing() {
        Set<UUID> wanted = new HashSet<>(arrangement.pinned());
        pinned.keySet().retainAll(wanted);
        wanted.removeAll(pinned.keySet());
        return wanted;
    }

    /// Editors did something: every list is shown anew, where it is another one than before.
    synchronized void rearrange() {
        lists.keySet().forEach(this::show);
    }

    private ListView view(ListKey key) {
        @Nullable
        ListView view = views.get(key);
        if (view != null) {
            return view;
        }
        // What is not there was not there either when the site's list was made.
        @Nullable
        ListView site = views.get(ListKey.ofSite(key.kind()));
        return new ListView(key, site == null ? start : site.asOf(), site == null ? start : site.changedAt(),
                items(key, List.of()));
    }

    private void show(ListKey key) {
        Ranked list = lists.get(key);
        List<ListView.Item> items = items(key, list.lines().stream().filter(this::isPublic).toList());
        var after = new ListView(key, list.asOf(), clock.instant(), items);
        Optional<ListView> before = Optional.ofNullable(views.get(key));
        if (before.filter(view -> view.etag(Integer.MAX_VALUE).equals(after.etag(Integer.MAX_VALUE))).isEmpty()) {
            views.put(key, after);
            listener.changed(key, before, after);
        }
    }

    private List<ListView.Item> items(ListKey key, List<Line> ranked) {
        Map<UUID, Line> lines = new HashMap<>();
        ranked.forEach(line -> lines.put(line.article(), line));
        List<Candidate> candidates = ranked.stream()
                .map(line -> candidate(line.article(), cards.get(line.article()))).toList();
        var items = new ArrayList<ListView.Item>();
        for (Arrangement.Place place : arrangement.arrange(key, candidates, this::pinnedCandidate)) {
            @Nullable
            Line line = lines.get(place.article());
            items.add(line == null
                    ? new ListView.Item(null, 0, place.pinned(), pinned.get(place.article()).written().json())
                    : new ListView.Item(line.previousRank(), line.score(), place.pinned(),
                            cards.get(place.article()).written().json()));
        }
        return items;
    }

    private Optional<Candidate> pinnedCandidate(UUID article) {
        @Nullable
        Card card = pinned.get(article);
        return card == null || isWithdrawn(article, card.written().version())
                ? Optional.empty()
                : Optional.of(candidate(article, card));
    }

    private static Candidate candidate(UUID article, Card card) {
        return new Candidate(article, card.written().section(), card.written().language());
    }

    private boolean isPublic(Line line) {
        return !isWithdrawn(line.article(), line.version());
    }

    private boolean isWithdrawn(UUID article, long version) {
        @Nullable
        Long gone = withdrawn.get(article);
        return gone != null && version <= gone;
    }

    private static Card newest(@Nullable Card known, WrittenCard card) {
        if (known == null) {
            return new Card(card, 0);
        }
        return known.written().version() >= card.version() ? known : new Card(card, known.uses());
    }
}
