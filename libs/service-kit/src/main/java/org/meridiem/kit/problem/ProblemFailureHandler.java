package org.meridiem.kit.problem;

import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

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
        @Nullable
        ProblemException problem = problem(context);
        if (response.ended() || response.headWritten() || problem == null) {
            context.next();
            return;
        }
        Map<String, Object> body = ProblemResponses.body(problem, context.normalizedPath());
        body.put("type", body.get("type").toString());
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", ProblemResponses.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::putHeader);
        response.end(new JsonObject(body).toBuffer());
    }

    /// What a route that is no REST resource refused, or the status that the server gave up with; null for what nobody expected.
    private static @Nullable ProblemException problem(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof ProblemException thrown) {
            return thrown;
        }
        boolean expected = failure == null || failure instanceof io.vertx.ext.web.handler.HttpException;
        return expected && context.statusCode() >= 400 ? ProblemMappers.ofStatus(context.statusCode(), null) : null;
    }
}
