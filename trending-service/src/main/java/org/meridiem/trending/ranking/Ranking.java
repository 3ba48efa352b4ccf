package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList;
import org.meridiem.trending.card.WrittenCard;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.ranking.Standing.Ranked;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Keeps the lists of the sections of one partition, in all languages together and in each, and publishes them when they change.
///
/// The rankings in memory mirror the stored standings; they are built from them at the start.
final class Ranking {

    /// Name of the store of standings, part of its changelog topic's name.
    static final String STANDINGS = "standings";

    /// Name of the store of what was published, part of its changelog topic's name.
    static final String PUBLISHED = "published";

    private static final int UNPACKED_CARDS = 2_000;

    /// An article in the lists of a section.
    ///
    /// @param section path, or [TrendingList#WHOLE_SITE]
    record Place(String section, UUID article) {

        /// There are many places, and few sections.
        Place {
            section = section.intern();
        }

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

    /// Whose lists.
    ///
    /// @param section  path, or [TrendingList#WHOLE_SITE]
    /// @param language null for all
    private record Scope(String section, @Nullable String language) {
    }

    private record CardVersion(UUID article, long version) {
    }

    private final ObjectStore<Place, Ranked> standings;
    private final Board.Press press;
    private final Map<Scope, Board> boards = new HashMap<>();
    private final Cache<CardVersion, WrittenCard> cards = Caffeine.newBuilder().maximumSize(UNPACKED_CARDS)
            .executor(Runnable::run).build();

    /// @param now by this machine's clock
    Ranking(RankingConfig config, ObjectStore<Place, Ranked> standings, ObjectStore<String, PublishedOrder> orders,
            Board.Publisher publisher, Instant now) {
        this.standings = standings;
        this.press = new Board.Press(config, orders, this::card, publisher);
        var dropped = new HashSet<Place>();
        standings.forEach((place, standing) -> dropped.addAll(put(place.section(), standing, now)));
        dropped.forEach(this::deleteUnlessHeld);
        doubtPublished(orders);
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
        var faded = new HashSet<Place>();
        boards.forEach((scope, board) -> {
            board.ranking().fade(now).forEach(article -> faded.add(new Place(scope.section(), article)));
            board.publishChanges(now);
        });
        faded.forEach(this::deleteUnlessHeld);
        boards.values().removeIf(board -> board.ranking().isEmpty());
    }

    /// What faded while nobody ranked leaves no trace but the list that was published before.
    private void doubtPublished(ObjectStore<String, PublishedOrder> orders) {
        orders.forEach((key, order) -> {
            var list = ListKey.of(key);
            if (!order.articles().isEmpty()) {
                String section = list.section();
                board(new Scope(section == null ? TrendingList.WHOLE_SITE : section, list.language())).ranking()
                        .doubt(list.kind());
            }
        });
    }

    private void rank(String path, Ranked standing, Instant now) {
        var place = new Place(path, standing.article());
        @Nullable
        Ranked known = standings.get(place);
        if (known != null && !known.language().equals(standing.language()) && standing.version() >= known.version()) {
            board(new Scope(path, known.language())).retract(standing.article(), now);
        }
        Ranked newest = known == null ? standing : known.updatedBy(standing);
        Set<Place> dropped = put(path, newest, now);
        if (isHeld(place, newest)) {
            standings.put(place, newest);
        } else if (known != null) {
            standings.delete(place);
        }
        dropped.forEach(this::deleteUnlessHeld);
    }

    private void retract(String path, UUID article, Instant now) {
        var place = new Place(path, article);
        @Nullable
        Ranked known = standings.get(place);
        standings.delete(place);
        board(new Scope(path, null)).retract(article, now);
        if (known != null) {
            board(new Scope(path, known.language())).retract(article, now);
        }
    }

    /// @return what is not kept any more in one of the boards
    private Set<Place> put(String path, Ranked standing, Instant now) {
        var dropped = new HashSet<Place>();
        for (Scope scope : scopes(path, standing)) {
            board(scope).ranking().put(standing, now).forEach(article -> dropped.add(new Place(path, article)));
        }
        return dropped;
    }

    private void deleteUnlessHeld(Place place) {
        @Nullable
        Ranked standing = standings.get(place);
        if (standing != null && !isHeld(place, standing)) {
            standings.delete(place);
        }
    }

    private boolean isHeld(Place place, Ranked standing) {
        return scopes(place.section(), standing).stream().map(boards::get)
                .anyMatch(board -> board != null && board.ranking().holds(place.article()));
    }

    private WrittenCard card(Ranked standing) {
        return cards.get(new CardVersion(standing.article(), standing.version()), _ -> standing.card().unpack());
    }

    private Board board(Scope scope) {
        return boards.computeIfAbsent(scope, _ -> new Board(scope.section(), scope.language(), press));
    }

    private static Collection<Scope> scopes(String path, Ranked standing) {
        return List.of(new Scope(path, null), new Scope(path, standing.language()));
    }
}
