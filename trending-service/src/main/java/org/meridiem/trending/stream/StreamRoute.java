package org.meridiem.trending.stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.limit.ClientAddress;
import org.meridiem.kit.limit.Network;
import org.meridiem.kit.problem.ProblemException;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// `GET /v1/trending/stream`. Documented in `META-INF/openapi.yaml`.
///
/// A plain route and no REST resource: an answer that never ends and that thousands share has no use for a response of its own each time.
@Singleton
class StreamRoute {

    private static final String PATH = "/v1/trending/stream";
    private static final String EVENTS = "text/event-stream";
    private static final int MAX_ID = 100;

    private final Streams streams;
    private final ClientAddress clients;

    StreamRoute(Streams streams, ClientAddress clients) {
        this.streams = streams;
        this.clients = clients;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::open);
        router.route(PATH).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, "GET");
            context.fail(405);
        });
    }

    private void open(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!accepts(request.getHeader(HttpHeaders.ACCEPT))) {
            context.fail(406);
            return;
        }
        try {
            var subscription = Subscription.of(context.queryParams());
            String last = request.getHeader("Last-Event-ID");
            HttpServerResponse response = request.response().setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, EVENTS)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    // Else nginx keeps events until it has a buffer full of them.
                    .putHeader("X-Accel-Buffering", "no");
            streams.join(subscription, response, Network.of(clients.of(request).getHostAddress()),
                    last == null || last.length() > MAX_ID ? "" : last.strip());
        } catch (ProblemException e) {
            request.response().setChunked(false);
            context.fail(e);
        }
    }

    private static boolean accepts(@Nullable String accept) {
        return accept == null || accept.contains(EVENTS) || accept.contains("*/*") || accept.contains("text/*");
    }
}
