package org.meridiem.kit.problem;

import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Refusals that happen before any resource is asked (a malformed request line, a body over the server's own limit) are problems too.
@Singleton
class ProblemFailureHandler {

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        int status = context.statusCode();
        boolean unexpected = context.failure() != null
                && !(context.failure() instanceof io.vertx.ext.web.handler.HttpException);
        if (response.ended() || response.headWritten() || status < 400 || unexpected) {
            context.next();
            return;
        }
        Map<String, Object> body = ProblemResponses.body(ProblemMappers.ofStatus(status, null),
                context.normalizedPath());
        body.put("type", body.get("type").toString());
        response.setStatusCode(status)
                .putHeader("Content-Type", ProblemResponses.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject(body).toBuffer());
    }
}
