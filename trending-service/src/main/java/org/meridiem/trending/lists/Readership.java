package org.meridiem.trending.lists;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.AlsoRead;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.ArticleFigures;
import org.meridiem.trending.card.PackedCard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// How every public article is read, in this replica's memory, and its card to show it beside others.
///
/// One thread writes, any number reads. What is not public by all that was taken so far is nowhere.
final class Readership {

    private static final int PREPARED = 2_000;

    /// The newest version of an article.
    ///
    /// @param card null when it is not public
    private record Known(long version, @Nullable PackedCard card) {
    }

    /// An article's figures in little space: there are as many as articles.
    ///
    /// @param asOf  when they were, milliseconds since 1970
    /// @param hour  begin of the hour, seconds since 1970
    /// @param day   begin of the day, seconds since 1970
    private record Counts(long asOf, long views, long reads, long shares, long hour, long ofHour, long day,
            long ofDay) {

        static Counts of(ArticleFigures figures) {
            return new Counts(figures.asOf().toEpochMilli(), figures.views(), figures.reads(), figures.shares(),
                    figures.hour().since().getEpochSecond(), figures.hour().readers(),
                    figures.day().since().getEpochSecond(), figures.day().readers());
        }
    }

    /// Items that were asked for, and what they were made of.
    private record Prepared(List<Known> cards, PreparedItems items) {
    }

    private final Map<UUID, Known> articles = new ConcurrentHashMap<>();
    private final Map<UUID, Counts> figures = new ConcurrentHashMap<>();
    /// Both halves of each id: half the space of a list of objects.
    private final Map<UUID, long[]> companions = new ConcurrentHashMap<>();
    private final Cache<UUID, Prepared> prepared = Caffeine.newBuilder().maximumSize(PREPARED)
            .executor(Runnable::run).build();

    /// An article changed for the public.
    void take(ArticleEvent event) {
        @Nullable
        PackedCard card = event.publicCard().map(PackedCard::of).orElse(null);
        articles.merge(event.articleId(), new Known(event.version(), card),
                (known, next) -> next.version() >= known.version() ? next : known);
    }

    /// An article's figures changed.
    void take(ArticleFigures changed) {
        figures.put(changed.article(), Counts.of(changed));
    }

    /// What an article's readers read besides changed.
    void take(AlsoRead changed) {
        var ids = new long[2 * changed.articles().size()];
        for (int i = 0; i < changed.articles().size(); i++) {
            ids[2 * i] = changed.articles().get(i).getMostSignificantBits();
            ids[2 * i + 1] = changed.articles().get(i).getLeastSignificantBits();
        }
        companions.put(changed.article(), ids);
    }

    /// A record was taken back.
    void forget(String key) {
        UUID article = UUID.fromString(key.substring(key.indexOf('/') + 1));
        if (key.equals(ArticleFigures.key(article))) {
            figures.remove(article);
        } else {
            companions.remove(article);
        }
    }

    /// The cards of what its readers read besides, closest first; empty when the article is not public.
    Optional<PreparedItems> alsoRead(UUID article) {
        if (isHidden(article)) {
            return Optional.empty();
        }
        long[] ids = companions.getOrDefault(article, new long[0]);
        var cards = new ArrayList<Known>(ids.length / 2);
        for (int i = 0; i < ids.length; i += 2) {
            @Nullable
            Known known = articles.get(new UUID(ids[i], ids[i + 1]));
            if (known != null && known.card() != null) {
                cards.add(known);
            }
        }
        @Nullable
        Prepared last = prepared.getIfPresent(article);
        if (last != null && last.cards().equals(cards)) {
            return Optional.of(last.items());
        }
        var items = new PreparedItems("\"article\":\"" + article + "\",", cards.stream()
                .map(Known::card).filter(card -> card != null).map(card -> card.unpack().json()).toList());
        prepared.put(article, new Prepared(cards, items));
        return Optional.of(items);
    }

    /// The figures as JSON, all zero while nobody was there; empty when the article is not public.
    Optional<byte[]> figures(UUID article) {
        if (isHidden(article)) {
            return Optional.empty();
        }
        @Nullable
        Counts known = figures.get(article);
        String json = known == null
                ? "{\"article\":\"%s\",\"views\":0,\"reads\":0,\"shares\":0}".formatted(article)
                : "{\"article\":\"%s\",\"asOf\":\"%s\",\"views\":%d,\"reads\":%d,\"shares\":%d,\"hour\":%s,\"day\":%s}"
                        .formatted(article, Instant.ofEpochMilli(known.asOf()), known.views(), known.reads(),
                                known.shares(), readers(known.hour(), known.ofHour()),
                                readers(known.day(), known.ofDay()));
        return Optional.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isHidden(UUID article) {
        @Nullable
        Known known = articles.get(article);
        return known == null || known.card() == null;
    }

    private static String readers(long since, long readers) {
        return "{\"since\":\"%s\",\"readers\":%d}".formatted(Instant.ofEpochSecond(since), readers);
    }
}
