package org.meridiem.trending.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.meridiem.trending.ranking.KnownArticle.Public;

/// Tells the ranking stage how articles stand: of scores from time to time, once per article however many readers it has, and only of those that can be in a
/// list ([Contenders]); of a card at once.
///
/// All are told anew after a start.
final class Herald {

    private static final int TOLD_AT_ONCE = 5_000;
    private static final Duration SURVEY = Duration.ofSeconds(10);

    private final Counting.Memory memory;
    private final Counting.Listener listener;
    private final Contenders contenders;
    private final Set<UUID> toTell = new LinkedHashSet<>();
    /// Some of these.
    private final Set<UUID> fallen = new HashSet<>();
    private Instant nextSurvey = Instant.EPOCH;

    /// @param capacity how many articles a list keeps
    Herald(Counting.Memory memory, Counting.Listener listener, int capacity) {
        this.memory = memory;
        this.listener = listener;
        this.contenders = new Contenders(capacity);
        memory.scores().forEach((article, _) -> toTell.add(article));
        memory.conversations().forEach((article, _) -> toTell.add(article));
    }

    /// One of an article's scores grew and none became less.
    void rose(UUID article) {
        toTell.add(article);
    }

    /// One of an article's scores became less. Lists that may hold it hear of that even if it cannot be in them any more.
    void fell(UUID article) {
        toTell.add(article);
        fallen.add(article);
    }

    /// An article is not public any more.
    void forget(UUID article) {
        toTell.remove(article);
        fallen.remove(article);
    }

    /// An article's card changed. Every list hears of it that may hold the article, whatever its scores.
    void tellAtOnce(UUID id) {
        forget(id);
        if (memory.articles().get(id) instanceof Public article) {
            tell(id, article, logsOf(id), article.sections());
        }
    }

    /// Time passes.
    void tick(Instant now) {
        if (!now.isBefore(nextSurvey)) {
            nextSurvey = now.plus(SURVEY);
            toTell.addAll(contenders.survey(this::forEachCandidate));
        }
        Iterator<UUID> next = toTell.iterator();
        for (int told = 0; told < TOLD_AT_ONCE && next.hasNext(); told++) {
            tellNext(next.next());
            next.remove();
        }
    }

    private void tellNext(UUID id) {
        boolean fell = fallen.remove(id);
        if (memory.articles().get(id) instanceof Public article) {
            Contenders.Logs logs = logsOf(id);
            tell(id, article, logs, article.sections().stream()
                    .filter(section -> fell || contenders.include(section, article.language(), logs)).toList());
        }
    }

    private void tell(UUID id, Public article, Contenders.Logs logs, List<String> sections) {
        if (!sections.isEmpty() && !logs.areNone()) {
            var standing = new Standing.Ranked(id, article.version(), article.language(), logs.scores(),
                    logs.comments(), memory.figuresOf(id).recentReaders(), article.card());
            sections.forEach(section -> listener.told(section, standing));
        }
    }

    private void forEachCandidate(Contenders.Taker taker) {
        memory.scores().forEach((id, scores) -> {
            if (memory.articles().get(id) instanceof Public article) {
                taker.take(id, article, new Contenders.Logs(scores, memory.conversationOf(id).log()));
            }
        });
        memory.conversations().forEach((id, conversation) -> {
            if (memory.articles().get(id) instanceof Public article && memory.scores().get(id) == null) {
                taker.take(id, article, new Contenders.Logs(DecayedScores.NONE, conversation.log()));
            }
        });
    }

    private Contenders.Logs logsOf(UUID article) {
        return new Contenders.Logs(memory.scoresOf(article), memory.conversationOf(article).log());
    }
}
