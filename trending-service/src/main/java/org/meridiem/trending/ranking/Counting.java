package org.meridiem.trending.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.Engagement;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.ranking.KnownArticle.Public;
import org.meridiem.trending.ranking.KnownArticle.Withdrawn;

/// Keeps the score of every public article of one partition.
///
/// Changed scores are told from time to time, once per article however many readers it has; a changed card and a withdrawal at once. Everything is told anew
/// after a start: whoever listens takes repetitions, so nothing is lost between the two. Only public articles have a score.
final class Counting {

    /// Name of the store of articles, part of its changelog topic's name.
    static final String ARTICLES = "articles";

    /// Name of the store of scores, part of its changelog topic's name.
    static final String SCORES = "scores";

    private static final int TOLD_AT_ONCE = 5_000;
    private static final int SLICES_AT_ONCE = 4;
    private static final Duration FADING_CHECK = Duration.ofMinutes(1);

    /// Who is told about articles.
    @FunctionalInterface
    interface Listener {
        /// An article's standing in one section, or in [org.meridiem.events.TrendingList#WHOLE_SITE].
        void told(String section, Standing standing);
    }

    /// What is remembered.
    ///
    /// @param articles every article that is or was public
    /// @param scores   of those that are public and were acted upon
    record Memory(KeyValueStore<UUID, KnownArticle> articles, KeyValueStore<UUID, DecayedScores> scores,
            RepeatedActions repeats, NetworkCap networks, WaitingRoom waitingRoom) {
    }

    private final RankingConfig config;
    private final Verdict.Counters verdicts;
    private final Memory memory;
    private final Listener listener;
    private final Set<UUID> toTell = new LinkedHashSet<>();
    private Instant newestAction = Instant.EPOCH;
    private Instant nextFadingCheck = Instant.EPOCH;
    private int slice;

    Counting(RankingConfig config, Verdict.Counters verdicts, Memory memory, Listener listener) {
        this.config = config;
        this.verdicts = verdicts;
        this.memory = memory;
        this.listener = listener;
        try (var scores = memory.scores.all()) {
            scores.forEachRemaining(entry -> toTell.add(entry.key));
        }
    }

    /// A reader did something.
    ///
    /// @param now by this machine's clock; no action is from the future, whatever its collector's clock says
    void acted(Engagement action, Instant now) {
        Engagement inTime = action.at().isAfter(now) ? at(action, now) : action;
        @Nullable
        KnownArticle article = memory.articles.get(action.article());
        switch (article) {
            case null -> verdicts.add(Verdict.UNKNOWN_ARTICLE, memory.waitingRoom.add(inTime, now));
            case Withdrawn _ -> verdicts.add(Verdict.WITHDRAWN, 1);
            case Public _ -> verdicts.add(count(inTime), 1);
        }
    }

    /// An article changed for the public.
    void changed(ArticleEvent event) {
        UUID id = event.articleId();
        @Nullable
        KnownArticle known = memory.articles.get(id);
        // The present version is taken again: what was told about it may have been lost with the process that read it first.
        if (known != null && known.version() > event.version()) {
            return;
        }
        List<String> before = known == null ? List.of() : known.sections();
        event.publicCard().ifPresentOrElse(card -> shown(card, before),
                () -> withdrawn(id, event.version(), before));
    }

    /// Time passes: tells what changed, forgets what is old.
    void tick(Instant now) {
        Iterator<UUID> next = toTell.iterator();
        for (int told = 0; told < TOLD_AT_ONCE && next.hasNext(); told++) {
            tell(next.next());
            next.remove();
        }
        verdicts.add(Verdict.UNKNOWN_ARTICLE, memory.waitingRoom.expire(now));
        for (int i = 0; i < SLICES_AT_ONCE; i++) {
            memory.repeats.sweep(slice, newestAction);
            memory.networks.sweep(slice, newestAction);
            slice = (slice + 1) % Slices.COUNT;
        }
        if (!now.isBefore(nextFadingCheck)) {
            nextFadingCheck = now.plus(FADING_CHECK);
            forgetFaded(now);
        }
    }

    private Verdict count(Engagement action) {
        if (action.at().isAfter(newestAction)) {
            newestAction = action.at();
        }
        if (memory.repeats.isRepeat(action)) {
            return Verdict.REPEATED;
        }
        if (!memory.networks.admit(action)) {
            return Verdict.CAPPED;
        }
        memory.repeats.remember(action);
        memory.scores.put(action.article(),
                scoresOf(action.article()).plus(config.weight().of(action.action()), action.at()));
        toTell.add(action.article());
        return Verdict.COUNTED;
    }

    private void shown(ArticleCard card, List<String> before) {
        var article = Public.of(card);
        memory.articles.put(card.id(), article);
        memory.waitingRoom.release(card.id()).forEach(action -> verdicts.add(count(action), 1));
        before.stream().filter(section -> !article.sections().contains(section))
                .forEach(section -> listener.told(section, new Standing.Gone(card.id())));
        tell(card.id());
        toTell.remove(card.id());
    }

    private void withdrawn(UUID id, long version, List<String> before) {
        memory.articles.put(id, new Withdrawn(version));
        memory.scores.delete(id);
        toTell.remove(id);
        verdicts.add(Verdict.WITHDRAWN, memory.waitingRoom.release(id).size());
        before.forEach(section -> listener.told(section, new Standing.Gone(id)));
    }

    private void tell(UUID id) {
        @Nullable
        DecayedScores scores = memory.scores.get(id);
        if (scores != null && memory.articles.get(id) instanceof Public article) {
            var standing = new Standing.Ranked(id, article.version(), scores, article.card());
            article.sections().forEach(section -> listener.told(section, standing));
        }
    }

    private void forgetFaded(Instant now) {
        var faded = new ArrayList<UUID>();
        try (var entries = memory.scores.all()) {
            entries.forEachRemaining(entry -> {
                if (isFaded(entry.value, now)) {
                    faded.add(entry.key);
                }
            });
        }
        faded.forEach(memory.scores::delete);
    }

    private boolean isFaded(DecayedScores scores, Instant now) {
        for (Window window : Window.values()) {
            if (scores.valueAt(window, now) >= config.floor()) {
                return false;
            }
        }
        return true;
    }

    private DecayedScores scoresOf(UUID article) {
        @Nullable
        DecayedScores scores = memory.scores.get(article);
        return scores == null ? DecayedScores.NONE : scores;
    }

    private static Engagement at(Engagement action, Instant at) {
        return new Engagement(action.eventId(), action.action(), action.article(), at, action.visitor(),
                action.network(), action.seconds(), action.ref());
    }
}
