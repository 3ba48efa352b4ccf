package org.meridiem.trending.collector;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Up once readers' actions can be handed to Kafka, under the pseudonyms that all replicas make. Stays up when Kafka goes away later: another replica could not do better, and lists can still be served.
@Readiness
@Singleton
class CollectorReadiness implements HealthCheck {

    private final EngagementLog log;
    private final SharedSalts salts;

    CollectorReadiness(EngagementLog log, SharedSalts salts) {
        this.log = log;
        this.salts = salts;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("collector")
                .withData("logReached", log.hasContact())
                .withData("saltsShared", salts.wereShared())
                .status(log.hasContact() && salts.wereShared())
                .build();
    }
}
