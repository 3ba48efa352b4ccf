package org.meridiem.content.caching;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BinaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.CachePurge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Prepared answers of this replica, bounded by bytes, dropped by tag.
///
/// Invariants: an answer whose load began before one of its tags was purged is never kept, so nobody reads an older version after a newer
/// one; a purge touches no answer without one of its tags; what was withdrawn is not kept even for bad times.
@ApplicationScoped
class AnswerCache {

    private static final int MOST_OWN = 10_000;

    private final Cache<String, Answer> answers;
    private final ConcurrentMap<String, Load> loads = new ConcurrentHashMap<>();
    private final Absences absences;
    private final RecentPurges purges = new RecentPurges();
    /// Purges of this process that have not come back from the topic.
    private final Cache<UUID, Boolean> own = Caffeine.newBuilder().maximumSize(MOST_OWN).build();
    /// Many may keep answers at once (read); a purge is noted by nobody else (write).
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final CacheMeters meters;
    private final long largest;

    AnswerCache(CachingConfig config, CacheMeters meters) {
        this.meters = meters;
        this.largest = Math.min(config.largestAnswer().asLongValue(), config.size().asLongValue());
        this.answers = Caffeine.newBuilder()
                .maximumWeight(config.size().asLongValue())
                .weigher((String key, Answer answer) -> 2 * key.length() + answer.weight())
                .evictionListener((key, answer, cause) -> meters.displaced())
                .build();
        this.absences = new Absences(config);
        meters.size(() -> answers.policy().eviction().orElseThrow().weightedSize().orElse(0), answers::estimatedSize);
    }

    /// What is kept, however old.
    @Nullable
    Answer find(String key) {
        return answers.getIfPresent(key);
    }

    @Nullable
    Absence findAbsence(String key) {
        return absences.find(key);
    }

    boolean isEmpty() {
        return answers.estimatedSize() == 0;
    }

    /// Joins the load that is under way, or begins one. Nobody joins a load that began before the last purge: it may find what was there
    /// before.
    ///
    /// @return somebody else's, or the caller's own: then [Load#outcome] is to be completed by [#end]
    Load load(String key, Load mine) {
        return loads.compute(key,
                (k, present) -> present != null && present.purges() == purges.current() ? present : mine);
    }

    Load begin(String key) {
        return new Load(key, purges.current());
    }

    /// Nothing more will come of a load.
    void end(Load load) {
        loads.remove(load.key(), load);
        load.outcome().complete(null);
    }

    /// Keeps what a load found, unless it may be out of date already. Those who wait for the load get it in any case: they asked before it
    /// was.
    ///
    /// @return whether it was kept
    boolean put(Load load, Answer answer) {
        answer.loadedAt(load.begun());
        boolean kept = answer.weight() <= largest && keep(load, answer);
        meters.loaded(System.nanoTime() - load.begun());
        loads.remove(load.key(), load);
        load.outcome().complete(answer);
        return kept;
    }

    private boolean keep(Load load, Answer answer) {
        lock.readLock().lock();
        try {
            if (purges.hit(load.purges(), answer.tags())) {
                meters.raced();
                return false;
            }
            absences.forget(load.key());
            return answers.asMap().merge(load.key(), answer,
                    (present, found) -> present.isOutdated() || !newer(present, found) ? found : present) == answer;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Two loads of the same key side by side: the one that saw more wins.
    private static boolean newer(Answer present, Answer found) {
        Instant then = present.lastModified();
        Instant now = found.lastModified();
        return then != null && now != null && then.isAfter(now);
    }

    /// Keeps that there is nothing. Whatever was there is forgotten.
    void putAbsence(Load load, Absence absence) {
        lock.readLock().lock();
        try {
            if (!purges.hit(load.purges(), absence.tags())) {
                answers.invalidate(load.key());
                absences.put(load.key(), absence);
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Weighs an answer anew whose codings became more.
    void reweigh(String key, Answer answer) {
        answers.asMap().replace(key, answer, answer);
    }

    /// Answers with these tags are out of date from now on.
    void purge(Collection<CachePurge> asked) {
        if (asked.isEmpty()) {
            return;
        }
        Set<String> outdated = new HashSet<>();
        Set<String> erased = new HashSet<>();
        asked.forEach(purge -> (purge.erase() ? erased : outdated).addAll(purge.tags()));
        Map<String, Instant> all = new HashMap<>();
        asked.forEach(purge -> purge.tags()
                .forEach(tag -> all.merge(tag, purge.at(), BinaryOperator.maxBy(Comparator.naturalOrder()))));
        note(all);
        // Whoever keeps an answer after this has seen the note.
        for (Map.Entry<String, Answer> entry : answers.asMap().entrySet()) {
            Answer answer = entry.getValue();
            if (answer.hasAny(erased)) {
                meters.purged(answers.asMap().remove(entry.getKey(), answer));
            } else if (!answer.isOutdated() && answer.hasAny(outdated)) {
                answer.outdate();
                meters.purged(true);
            }
        }
        absences.purge(all.keySet());
    }

    /// The same for what this process changed itself, and will hear of again.
    void purgeOwn(CachePurge purge) {
        purge(List.of(purge));
        own.put(purge.eventId(), true);
    }

    /// The same for what was heard of. What this process purged itself when it happened is not purged again: answers made since then are up to date.
    void purgeHeard(Collection<CachePurge> heard) {
        purge(heard.stream().filter(purge -> own.asMap().remove(purge.eventId()) == null).toList());
    }

    /// Forgets everything: purges may have been missed.
    void clear() {
        note(null);
        answers.invalidateAll();
        absences.clear();
    }

    /// The number of the last purge.
    long purges() {
        return purges.current();
    }

    /// When something with one of these tags last changed, if remembered.
    Optional<Instant> lastPurge(List<String> tags) {
        lock.readLock().lock();
        try {
            return purges.last(tags);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void note(@Nullable Map<String, Instant> tags) {
        lock.writeLock().lock();
        try {
            purges.add(tags);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
