package org.meridiem.content.comment;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.publication.CommentCounts;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Has articles say that their comments are closed once they are old enough. Every replica looks; the database lets one have each article.
@ApplicationScoped
class ClosingByAge {

    private final CommentCounts counts;
    private final Clock clock;

    ClosingByAge(CommentCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        counts.closeOld(clock.instant());
    }
}
