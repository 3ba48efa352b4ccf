package org.meridiem.trending.collector;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Up once readers' actions can be handed to Kafka. Stays up when Kafka goes away later: another replica could not do better, and lists can still be served.
@Readiness
@Singleton
class CollectorReadiness implements HealthCheck {

    private final EngagementLog log;

    CollectorReadiness(EngagementLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("collector").status(log.hasContact()).build();
    }
}
