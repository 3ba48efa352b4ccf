package org.meridiem.trending.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.CommentEvent;
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
    /// All in four seconds: what a crowd leaves behind is not there for long.
    private static final int SLICES_AT_ONCE = 16;
    private static final Duration FADING_CHECK = Duration.ofMinutes(10);

    /// Who is told about articles.
    interface Listener {
        /// An article's standing in one section, or in [org.meridiem.events.TrendingList#WHOLE_SITE].
        void told(String section, Standing standing);

        /// An article's figures; null when it is not public any more.
        void measured(UUID article, @Nullable Figures figures);

        /// Somebody came to an article.
        void seen(String visitor, Footprint footprint);
    }

    /// What is remembered.
    ///
    /// @param articles      every article that is or was public
    /// @param scores        of those that are public and were acted upon
    /// @param figures       of the same
    /// @param conversations of those that were ever commented on, and not withdrawn since
    record Memory(ObjectStore<UUID, KnownArticle> articles, ObjectStore<UUID, DecayedScores> scores,
            ObjectStore<UUID, Figures> figures, ObjectStore<UUID, Conversation> conversations, Visits visits,
            WaitingRoom waitingRoom) {

        DecayedScores scoresOf(UUID article) {
            @Nullable
            DecayedScores known = scores.get(article);
            return known == null ? DecayedScores.NONE : known;
        }

        Figures figuresOf(UUID article) {
            @Nullable
            Figures known = figures.get(article);
            return known == null ? Figures.NONE : known;
        }

        Conversation conversationOf(UUID article) {
            @Nullable
            Conversation known = conversations.get(article);
            return known == null ? Conversation.NONE : known;
        }
    }

    private final RankingConfig config;
    private final Verdict.Counters verdicts;
    private final Memory memory;
    private final Listener listener;
    private final Herald herald;
    private final Set<UUID> toMeasure = new LinkedHashSet<>();
    private Instant newestAction = Instant.EPOCH;
    private Instant nextFadingCheck = Instant.EPOCH;
    private Instant nextMeasuring = Instant.EPOCH;
    private int slice;
    /// See [UniqueReaders#plus(long, int)].
    private int registers = UniqueReaders.FINEST;

    Counting(RankingConfig config, Verdict.Counters verdicts, Memory memory, Listener listener) {
        this.config = config;
        this.verdicts = verdicts;
        this.memory = memory;
        this.listener = listener;
        this.herald = new Herald(memory, listener, SectionRanking.capacity(config));
        memory.figures.forEach((article, _) -> toMeasure.add(article));
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

    /// A comment became visible or vanished.
    ///
    /// @param now by this machine's clock
    void commented(CommentEvent event, Instant now) {
        UUID id = event.change().article();
        @Nullable
        KnownArticle article = memory.articles.get(id);
        Conversation before = memory.conversationOf(id);
        Instant at = event.change().at().isAfter(now) ? now : event.change().at();
        Conversation after = before.after(event, at);
        if (article instanceof Withdrawn || after.equals(before)) {
            return;
        }
        memory.conversations.put(id, after);
        if (after.most() > before.most() && article instanceof Public) {
            memory.scores.put(id, memory.scoresOf(id).plus(config.weight().comment(), at));
        }
        tell(id, after.log() < before.log());
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
        herald.tick(now);
        measure(now);
        verdicts.add(Verdict.UNKNOWN_ARTICLE, memory.waitingRoom.expire(now));
        for (int i = 0; i < SLICES_AT_ONCE; i++) {
            if (slice == 0) {
                registers = affordable();
            }
            memory.visits.sweep(slice, newestAction);
            if (registers < UniqueReaders.FINEST) {
                memory.figures.rework(slice, figures -> figures.within(registers));
            }
            slice = (slice + 1) % ObjectStore.SLICES;
        }
        if (!now.isBefore(nextFadingCheck)) {
            nextFadingCheck = now.plus(FADING_CHECK);
            forgetFaded(now);
        }
    }

    /// Half of the registers once more when readers take too much memory; twice as many when they take so little that they would still fit.
    private int affordable() {
        long limit = config.readersMemory().asLongValue();
        if (memory.figures.restingBytes() > limit) {
            return Math.max(UniqueReaders.COARSEST, registers / 2);
        }
        return memory.figures.restingBytes() < limit / 4 ? Math.min(UniqueReaders.FINEST, registers * 2) : registers;
    }

    private Verdict count(Engagement action) {
        if (action.at().isAfter(newestAction)) {
            newestAction = action.at();
        }
        Visits.Change change = memory.visits.add(action, config.weight().of(action));
        UUID id = action.article();
        @Nullable
        Visit counts = change.counts();
        if (counts != null) {
            DecayedScores before = memory.scoresOf(id);
            DecayedScores scores = before.plus(counts.weight(), counts.lastTime());
            for (Visit gone : change.removed()) {
                scores = scores.minus(gone.weight(), gone.lastTime());
            }
            memory.scores.put(id, scores);
            tell(id, scores.isBelow(before));
        }
        if (change.verdict() != Verdict.CAPPED) {
            see(action, change.verdict() == Verdict.COUNTED);
        }
        return change.verdict();
    }

    private void tell(UUID article, boolean fell) {
        if (fell) {
            herald.fell(article);
        } else {
            herald.rose(article);
        }
    }

    private void see(Engagement action, boolean counts) {
        UUID id = action.article();
        Figures before = memory.figuresOf(id);
        Figures after = (counts ? before.counting(action.action()) : before)
                .seeing(Visit.visitor(action), action.at(), registers);
        if (!after.equals(before)) {
            memory.figures.put(id, after);
            toMeasure.add(id);
        }
        if (counts) {
            listener.seen(action.visitor(),
                    new Footprint(id, action.at().toEpochMilli(), memory.scoresOf(id).log(Window.WEEK)));
        }
    }

    private void shown(ArticleCard card, List<String> before) {
        var article = Public.of(card);
        memory.articles.put(card.id(), article);
        memory.waitingRoom.release(card.id()).forEach(action -> verdicts.add(count(action), 1));
        before.stream().filter(section -> !article.sections().contains(section))
                .forEach(section -> listener.told(section, new Standing.Gone(card.id())));
        herald.tellAtOnce(card.id());
    }

    private void withdrawn(UUID id, long version, List<String> before) {
        memory.articles.put(id, new Withdrawn(version));
        memory.scores.delete(id);
        memory.figures.delete(id);
        memory.conversations.delete(id);
        herald.forget(id);
        toMeasure.remove(id);
        listener.measured(id, null);
        verdicts.add(Verdict.WITHDRAWN, memory.waitingRoom.release(id).size());
        before.forEach(section -> listener.told(section, new Standing.Gone(id)));
    }

    private void measure(Instant now) {
        if (now.isBefore(nextMeasuring)) {
            return;
        }
        nextMeasuring = now.plus(config.figuresInterval());
        Iterator<UUID> next = toMeasure.iterator();
        for (int told = 0; told < TOLD_AT_ONCE && next.hasNext(); told++) {
            UUID id = next.next();
            listener.measured(id, memory.figuresOf(id));
            next.remove();
        }
    }

    private void forgetFaded(Instant now) {
        var faded = new ArrayList<UUID>();
        memory.scores.forEach((article, scores) -> {
            if (isFaded(scores, now)) {
                faded.add(article);
            }
        });
        faded.forEach(memory.scores::delete);
        var stale = new ArrayList<UUID>();
        memory.figures.forEach((article, figures) -> {
            if (figures.isStale(now)) {
                stale.add(article);
            }
        });
        stale.forEach(id -> memory.figures.put(id, memory.figuresOf(id).withoutReaders()));
    }

    private boolean isFaded(DecayedScores scores, Instant now) {
        for (Window window : Window.values()) {
            if (scores.valueAt(window, now) >= config.floor()) {
                return false;
            }
        }
        return true;
    }

    private static Engagement at(Engagement action, Instant at) {
        return new Engagement(action.eventId(), action.action(), action.article(), at, action.visitor(),
                action.network(), action.seconds(), action.ref());
    }
}
