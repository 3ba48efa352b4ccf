package org.meridiem.trending.lists;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.AlsoRead;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.ArticleFigures;
import org.meridiem.trending.card.PackedCard;
import org.meridiem.trending.wire.Varint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// How every public article is read, in this replica's memory, and its card to show it beside others.
///
/// One thread writes, any number reads. What is not public by all that was taken so far is nowhere.
final class Readership {

    /// Of answers about what else readers read, in bytes.
    private static final int MOST_PREPARED = 4 * 1024 * 1024;

    private static final long[] NONE = {};

    /// What is known of an article. Immutable, in one piece: there are many articles.
    ///
    /// @param version    of the newest event; 0 before the first
    /// @param card       null when it is not public
    /// @param counts     its figures, see [Counts]; null when there are none
    /// @param companions both halves of each id of what its readers read besides
    private record Known(long version, @Nullable PackedCard card, byte @Nullable [] counts, long[] companions) {

        static final Known NOTHING = new Known(0, null, null, NONE);

        boolean isNothing() {
            return version == 0 && counts == null && companions.length == 0;
        }
    }

    /// An article's figures.
    ///
    /// @param asOf  when they were, milliseconds since 1970
    /// @param hour  begin of the hour, seconds since 1970
    /// @param day   begin of the day, seconds since 1970
    private record Counts(long asOf, long views, long reads, long shares, long hour, long ofHour, long day,
            long ofDay) {

        private static final int NUMBERS = 8;

        static Counts of(ArticleFigures figures) {
            return new Counts(figures.asOf().toEpochMilli(), figures.views(), figures.reads(), figures.shares(),
                    figures.hour().since().getEpochSecond(), figures.hour().readers(),
                    figures.day().since().getEpochSecond(), figures.day().readers());
        }

        /// In half the space of eight numbers.
        byte[] packed() {
            var buffer = ByteBuffer.allocate(NUMBERS * Varint.LONGEST);
            for (long number : new long[]{asOf, views, reads, shares, hour, ofHour, day, ofDay}) {
                Varint.write(buffer, number);
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }

        static Counts unpacked(byte[] bytes) {
            var buffer = ByteBuffer.wrap(bytes);
            return new Counts(Varint.read(buffer), Varint.read(buffer), Varint.read(buffer), Varint.read(buffer),
                    Varint.read(buffer), Varint.read(buffer), Varint.read(buffer), Varint.read(buffer));
        }
    }

    /// Items that were asked for, and what they were made of.
    private record Prepared(List<PackedCard> cards, PreparedItems items) {
    }

    private final Map<UUID, Known> articles = new ConcurrentHashMap<>();
    private final Cache<UUID, Prepared> prepared = Caffeine.newBuilder().maximumWeight(MOST_PREPARED)
            .weigher((UUID _, Prepared made) -> made.items().bytes()).executor(Runnable::run).build();

    /// An article changed for the public.
    void take(ArticleEvent event) {
        @Nullable
        PackedCard card = event.publicCard().map(PackedCard::of).orElse(null);
        change(event.articleId(), known -> event.version() < known.version()
                ? known
                : new Known(event.version(), card, known.counts(), known.companions()));
    }

    /// An article's figures changed.
    void take(ArticleFigures changed) {
        byte[] counts = Counts.of(changed).packed();
        change(changed.article(), known -> new Known(known.version(), known.card(), counts, known.companions()));
    }

    /// What an article's readers read besides changed.
    void take(AlsoRead changed) {
        var ids = new long[2 * changed.articles().size()];
        for (int i = 0; i < changed.articles().size(); i++) {
            ids[2 * i] = changed.articles().get(i).getMostSignificantBits();
            ids[2 * i + 1] = changed.articles().get(i).getLeastSignificantBits();
        }
        change(changed.article(), known -> new Known(known.version(), known.card(), known.counts(), ids));
    }

    /// A record was taken back.
    void forget(String key) {
        UUID article = UUID.fromString(key.substring(key.indexOf('/') + 1));
        boolean figures = key.equals(ArticleFigures.key(article));
        change(article, known -> figures
                ? new Known(known.version(), known.card(), null, known.companions())
                : new Known(known.version(), known.card(), known.counts(), NONE));
    }

    /// What its readers read besides, closest first; empty when the article is not public.
    Optional<PreparedItems> alsoRead(UUID article) {
        Known about = known(article);
        if (about.card() == null) {
            return Optional.empty();
        }
        var cards = new ArrayList<PackedCard>(about.companions().length / 2);
        for (int i = 0; i < about.companions().length; i += 2) {
            @Nullable
            PackedCard card = known(new UUID(about.companions()[i], about.companions()[i + 1])).card();
            if (card != null) {
                cards.add(card);
            }
        }
        @Nullable
        Prepared last = prepared.getIfPresent(article);
        if (last != null && last.cards().equals(cards)) {
            return Optional.of(last.items());
        }
        var items = new PreparedItems("\"article\":\"" + article + "\",",
                cards.stream().map(card -> PreparedItems.Item.of(card.unpack().json())).toList());
        prepared.put(article, new Prepared(cards, items));
        return Optional.of(items);
    }

    /// The figures as JSON, all zero while nobody was there; empty when the article is not public.
    Optional<byte[]> figures(UUID article) {
        Known about = known(article);
        if (about.card() == null) {
            return Optional.empty();
        }
        return Optional.of(json(article, about.counts()).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(UUID article, byte @Nullable [] packed) {
        if (packed == null) {
            return "{\"article\":\"%s\",\"views\":0,\"reads\":0,\"shares\":0}".formatted(article);
        }
        var counts = Counts.unpacked(packed);
        return "{\"article\":\"%s\",\"asOf\":\"%s\",\"views\":%d,\"reads\":%d,\"shares\":%d,\"hour\":%s,\"day\":%s}"
                .formatted(article, Instant.ofEpochMilli(counts.asOf()), counts.views(), counts.reads(),
                        counts.shares(), readers(counts.hour(), counts.ofHour()),
                        readers(counts.day(), counts.ofDay()));
    }

    private void change(UUID article, UnaryOperator<Known> to) {
        articles.compute(article, (_, known) -> {
            Known after = to.apply(known == null ? Known.NOTHING : known);
            return after.isNothing() ? null : after;
        });
    }

    private Known known(UUID article) {
        @Nullable
        Known known = articles.get(article);
        return known == null ? Known.NOTHING : known;
    }

    private static String readers(long since, long readers) {
        return "{\"since\":\"%s\",\"readers\":%d}".formatted(Instant.ofEpochSecond(since), readers);
    }
}
