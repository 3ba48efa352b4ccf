package org.meridiem.trending.lists;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.meridiem.trending.ranking.RankingPipeline;

/// Up once this replica knows all lists and, if it ranks, has taken its part in that. Stays up when Kafka goes away later: readers get the lists as they were.
@Readiness
@Singleton
class ListsReadiness implements HealthCheck {

    private final ListFeed feed;
    private final RankingPipeline ranking;

    ListsReadiness(ListFeed feed, RankingPipeline ranking) {
        this.feed = feed;
        this.ranking = ranking;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("lists")
                .withData("listsRead", feed.isReady());
        if (ranking.isEnabled()) {
            answer.withData("rankingStarted", ranking.hasRun());
        }
        return answer.status(feed.isReady() && (ranking.hasRun() || !ranking.isEnabled())).build();
    }
}
