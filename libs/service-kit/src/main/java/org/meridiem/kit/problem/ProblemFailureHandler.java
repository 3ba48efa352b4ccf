package org.meridiem.kit.problem;

import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Refusals that happen before any resource is asked (a malformed request line, a body over the server's own limit) are problems too.
@Singleton
class ProblemFailureHandler {

    /// Just before Quarkus' own check, which would answer 413 without a body.
    private static final int BEFORE_UPLOAD_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    void register(@Observes Router router, VertxHttpConfig config) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::handle);
        config.limits().maxBodySize().ifPresent(max -> {
            long bytes = max.asLongValue();
            router.route().order(BEFORE_UPLOAD_LIMIT).handler(context -> refuseOver(bytes, context));
        });
    }

    private static void refuseOver(long max, RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() < 19 && Long.parseLong(length) <= max) {
            context.next();
        } else {
            // The body is on its way and nobody will read it.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.fail(413);
        }
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
