package org.meridiem.content.caching;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while there is something to serve: the database answers, or pages are kept that readers can have without it. Editors get 503 then,
/// which no other replica could spare them.
@Readiness
@ApplicationScoped
class DeliveryHealth implements HealthCheck {

    private final DatabaseWatch database;
    private final AnswerCache cache;

    DeliveryHealth(DatabaseWatch database, AnswerCache cache) {
        this.database = database;
        this.cache = cache;
    }

    @Override
    public HealthCheckResponse call() {
        boolean away = database.isAway();
        return HealthCheckResponse.named("Delivery").status(!away || !cache.isEmpty())
                .withData("database", away ? "away" : "answers")
                .withData("pagesKept", !cache.isEmpty())
                .build();
    }
}
