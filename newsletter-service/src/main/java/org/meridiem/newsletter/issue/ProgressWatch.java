package org.meridiem.newsletter.issue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Watches issues being sent. Counting a million rows takes a moment, so everyone who asks within a second gets the same numbers.
@Singleton
class ProgressWatch {

    private static final Duration FRESH = Duration.ofSeconds(1);
    /// Speed is that of the last half minute.
    private static final Duration LOOK_BACK = Duration.ofSeconds(30);
    private static final int MAX_ISSUES = 64;

    private final Issues issues;
    private final Audience audience;
    private final Clock clock;
    private final Cache<UUID, Samples> samples = Caffeine.newBuilder().maximumSize(MAX_ISSUES)
            .expireAfterAccess(LOOK_BACK.multipliedBy(4)).build();

    ProgressWatch(Issues issues, Audience audience, Clock clock) {
        this.issues = issues;
        this.audience = audience;
        this.clock = clock;
    }

    /// What was counted of one issue of late, oldest first.
    private static final class Samples {
        private final Deque<Progress> seen = new ArrayDeque<>();
    }

    /// How far an issue is.
    @Transactional
    Progress of(UUID id) {
        Issue issue = issues.get(id);
        Samples known = samples.get(id, _ -> new Samples());
        synchronized (known) {
            Instant now = clock.instant();
            @Nullable
            Progress last = known.seen.peekLast();
            if (last != null && last.status() == issue.status() && last.at().plus(FRESH).isAfter(now)) {
                return last;
            }
            Progress next = count(issue, known.seen, now);
            known.seen.addLast(next);
            while (known.seen.getFirst().at().plus(LOOK_BACK).isBefore(now)) {
                known.seen.removeFirst();
            }
            return next;
        }
    }

    private Progress count(Issue issue, Deque<Progress> seen, Instant now) {
        Tally tally = audience.tally(issue.id());
        long open = tally.pending() + tally.sending();
        long done = tally.sent() + tally.failed() + tally.uncertain() + tally.suppressed();
        double perSecond = 0;
        if (issue.status() == Status.SENDING) {
            Instant since = seen.isEmpty() ? issue.sendStartedAt() : seen.getFirst().at();
            long before = seen.isEmpty() ? 0 : seen.getFirst().done();
            double seconds = since == null ? 0 : Duration.between(since, now).toMillis() / 1_000.0;
            perSecond = seconds > 0 ? Math.max(0, (done - before) / seconds) : 0;
        }
        @Nullable
        Instant end = perSecond > 0 && open > 0 ? now.plusMillis((long) (1_000 * open / perSecond)) : null;
        return new Progress(issue.status(), open + done, done, tally, perSecond, end, now);
    }
}
