package org.meridiem.trending.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

import org.meridiem.events.Engagement;

/// Actions on articles that are not known yet: a reader can be quicker than the event of the publication.
///
/// They wait a short time in memory and are lost when the process dies; the oldest leaves when too many wait. Nothing about them is ever stored.
final class WaitingRoom {

    private record Waiting(Instant until, Engagement action) {
    }

    private final int capacity;
    private final Duration patience;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    WaitingRoom(int capacity, Duration patience) {
        this.capacity = capacity;
        this.patience = patience;
    }

    /// Lets an action wait.
    ///
    /// @return how many had to leave for it
    int add(Engagement action, Instant now) {
        waiting.addLast(new Waiting(now.plus(patience), action));
        int left = 0;
        for (; waiting.size() > capacity; left++) {
            waiting.removeFirst();
        }
        return left;
    }

    /// Gives out what waited for an article.
    List<Engagement> release(UUID article) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        var released = new ArrayList<Engagement>();
        waiting.removeIf(candidate -> candidate.action().article().equals(article)
                && released.add(candidate.action()));
        return released;
    }

    /// Sends away whoever waited too long.
    ///
    /// @return how many left
    int expire(Instant now) {
        int left = 0;
        for (; !waiting.isEmpty() && !waiting.getFirst().until().isAfter(now); left++) {
            waiting.removeFirst();
        }
        return left;
    }
}
