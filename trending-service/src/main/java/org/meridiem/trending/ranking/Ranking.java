package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.TrendingList;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ranking.Standing.Ranked;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Keeps the lists of the sections of one partition and publishes them when they change.
///
/// A new order or a new card is published with the next tick, new scores in the same order only once in a while, a withdrawal at once. The rankings in memory
/// mirror the stored standings; they are built from them at the start.
final class Ranking {

    /// Name of the store of standings, part of its changelog topic's name.
    static final String STANDINGS = "standings";

    /// Name of the store of what was published, part of its changelog topic's name.
    static final String PUBLISHED = "published";

    private static final double SCORE_PRECISION = 1e6;
    private static final int UNPACKED_CARDS = 2_000;

    /// Who wants the lists.
    @FunctionalInterface
    interface Publisher {
        /// A list changed.
        void published(TrendingList list);
    }

    /// An article in the lists of a section.
    ///
    /// @param section path, or [TrendingList#WHOLE_SITE]
    record Place(String section, UUID article) {

        static final BinarySerde<Place> SERDE = new BinarySerde<>(Place::write, Place::read);

        private byte[] write() {
            byte[] path = section.getBytes(StandardCharsets.UTF_8);
            var buffer = ByteBuffer.allocate(path.length + BinarySerde.UUID_BYTES).put(path);
            return BinarySerde.putUuid(buffer, article).array();
        }

        private static Place read(byte[] bytes) {
            int length = bytes.length - BinarySerde.UUID_BYTES;
            return new Place(new String(bytes, 0, length, StandardCharsets.UTF_8),
                    BinarySerde.uuid(ByteBuffer.wrap(bytes, length, BinarySerde.UUID_BYTES)));
        }
    }

    /// A line as readers see it, but for the score.
    private record Line(UUID article, long version) {
    }

    /// What was published last by this process.
    private record Shown(List<Line> lines, Instant at) {
    }

    /// A section in memory.
    private record Section(SectionRanking ranking, Map<Window, Shown> shown) {
    }

    private record CardVersion(UUID article, long version) {
    }

    private final RankingConfig config;
    private final KeyValueStore<Place, Ranked> standings;
    private final KeyValueStore<String, PublishedOrder> orders;
    private final Publisher publisher;
    private final Map<String, Section> sections = new HashMap<>();
    private final Cache<CardVersion, ArticleCard> cards = Caffeine.newBuilder().maximumSize(UNPACKED_CARDS)
            .executor(Runnable::run).build();

    /// @param now by this machine's clock
    Ranking(RankingConfig config, KeyValueStore<Place, Ranked> standings, KeyValueStore<String, PublishedOrder> orders,
            Publisher publisher, Instant now) {
        this.config = config;
        this.standings = standings;
        this.orders = orders;
        this.publisher = publisher;
        var dropped = new ArrayList<Place>();
        try (var stored = standings.all()) {
            stored.forEachRemaining(entry -> section(entry.key.section()).ranking().put(entry.value, now)
                    .forEach(article -> dropped.add(new Place(entry.key.section(), article))));
        }
        dropped.forEach(standings::delete);
    }

    /// The counting stage told something.
    void told(String path, Standing standing, Instant now) {
        switch (standing) {
            case Ranked ranked -> rank(path, ranked, now);
            case Standing.Gone gone -> retract(path, gone.article(), now);
        }
    }

    /// Time passes: publishes what changed, drops what faded.
    void tick(Instant now) {
        sections.forEach((path, section) -> {
            section.ranking().fade(now).forEach(article -> standings.delete(new Place(path, article)));
            section.ranking().changed().forEach(window -> publishIfDue(path, section, window, now));
        });
        sections.values().removeIf(section -> section.ranking().isEmpty());
    }

    private void rank(String path, Ranked standing, Instant now) {
        SectionRanking ranking = section(path).ranking();
        var dropped = ranking.put(standing, now);
        dropped.forEach(article -> standings.delete(new Place(path, article)));
        if (!dropped.contains(standing.article())) {
            standings.put(new Place(path, standing.article()), ranking.standing(standing.article()));
        }
    }

    private void retract(String path, UUID article, Instant now) {
        Section section = section(path);
        section.ranking().remove(article);
        standings.delete(new Place(path, article));
        for (Window window : Window.values()) {
            // Asked of the store, not of memory: the list may have been published by another process.
            if (order(key(window, path)).articles().contains(article)) {
                publish(path, section, window, now);
            }
        }
    }

    private void publishIfDue(String path, Section section, Window window, Instant now) {
        @Nullable
        Shown shown = section.shown().get(window);
        List<Ranked> best = section.ranking().best(window, config.listSize());
        if (best.isEmpty() && order(key(window, path)).articles().isEmpty()) {
            section.ranking().settled(window);
        } else if (shown == null || !shown.lines().equals(lines(best))
                || !now.isBefore(shown.at().plus(config.refreshInterval()))) {
            publish(path, section, window, now);
        }
    }

    private void publish(String path, Section section, Window window, Instant now) {
        List<Ranked> best = section.ranking().best(window, config.listSize());
        String key = key(window, path);
        PublishedOrder next = order(key).next(best.stream().map(Ranked::article).toList(), now.toEpochMilli());
        var items = new ArrayList<TrendingList.Item>(best.size());
        for (Ranked standing : best) {
            double score = standing.scores().valueAt(window, now);
            items.add(new TrendingList.Item(items.size() + 1, next.previousRank(standing.article()),
                    Math.round(score * SCORE_PRECISION) / SCORE_PRECISION, card(standing)));
        }
        publisher.published(new TrendingList(window, sectionMember(path), now, next.version(), items));
        orders.put(key, next);
        section.shown().put(window, new Shown(lines(best), now));
        section.ranking().settled(window);
    }

    private ArticleCard card(Ranked standing) {
        return cards.get(new CardVersion(standing.article(), standing.version()), _ -> standing.card().unpack());
    }

    private PublishedOrder order(String key) {
        @Nullable
        PublishedOrder order = orders.get(key);
        return order == null ? PublishedOrder.NONE : order;
    }

    private Section section(String path) {
        return sections.computeIfAbsent(path,
                _ -> new Section(new SectionRanking(config.listSize() * config.spares(), config.floor()),
                        new EnumMap<>(Window.class)));
    }

    private static List<Line> lines(List<Ranked> best) {
        return best.stream().map(standing -> new Line(standing.article(), standing.version())).toList();
    }

    private static String key(Window window, String path) {
        return TrendingList.key(window, sectionMember(path));
    }

    private static @Nullable String sectionMember(String path) {
        return path.equals(TrendingList.WHOLE_SITE) ? null : path;
    }
}
