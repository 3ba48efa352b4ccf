package org.meridiem.newsletter.subscriber;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.meridiem.kit.http.LargeBodies;

import io.vertx.ext.web.Router;

/// Lets lists of subscribers be larger than all other bodies; [ImportIntake] holds them to their own bound.
@Singleton
class LargeFiles {

    private final LargeBodies bodies;

    LargeFiles(SubscriberConfig config) {
        this.bodies = new LargeBodies(ImportResource.LIST,
                Math.min(config.maxSize().asLongValue(), Integer.MAX_VALUE - 1L));
    }

    void route(@Observes Router router) {
        bodies.route(router);
    }
}
