package org.meridiem.content.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.meridiem.kit.http.LargeBodies;

import io.vertx.ext.web.Router;

/// Lets imports be larger than all other bodies; [Spool] holds them to their own bound while they are written to disk.
@ApplicationScoped
class LargeUploads {

    private final LargeBodies bodies;

    LargeUploads(TransferConfig config) {
        this.bodies = new LargeBodies("/v1/editorial/imports", config.maxUpload());
    }

    void route(@Observes Router router) {
        bodies.route(router);
    }
}
