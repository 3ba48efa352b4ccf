package org.meridiem.trending.collector;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.meridiem.kit.limit.ClientAddress;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// `POST /v1/views`: 202 and nothing else, whatever is sent. Documented in `META-INF/openapi.yaml`.
///
/// A plain route and no REST resource: it takes any content type, answers a body that is too large like any other, and costs half as much per request. Most beacons never
/// come here ([BeaconFastPath]).
@Singleton
class BeaconRoute {

    static final String PATH = "/v1/views";

    /// Before the CORS filter, which answers 403 to pages of origins that it does not know, and the server's own limit of body sizes, which answers 413.
    private static final int ORDER = -350;

    /// What is read of a body.
    static final int MAX_BODY = 64 * 1024;

    /// What is swallowed of a body that is too large, for the client to see its answer. Beyond it the connection is closed.
    private static final int MAX_SWALLOWED = 2 * 1024 * 1024;

    private final Collector collector;
    private final ClientAddress clients;

    BeaconRoute(Collector collector, ClientAddress clients) {
        this.collector = collector;
        this.clients = clients;
    }

    void register(@Observes Router router) {
        router.post(PATH).order(ORDER).handler(this::receive);
        router.route(PATH).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, "POST");
            context.fail(405);
        });
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        Buffer body = Buffer.buffer();
        var size = new Size();
        request.handler(chunk -> {
            size.bytes += chunk.length();
            if (size.bytes <= MAX_BODY) {
                body.appendBuffer(chunk);
            } else if (size.bytes > MAX_SWALLOWED && !response.ended()) {
                collector.drop(DropReason.TOO_LARGE);
                response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                accept(request).onComplete(_ -> request.connection().close());
            }
        });
        request.endHandler(_ -> {
            if (!response.ended()) {
                accept(request);
                read(request, body, size);
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            response.writeContinue();
        }
        request.resume();
    }

    private Future<Void> accept(HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(202)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // For pages that use fetch and want to see that it worked; sendBeacon does not look.
        collector.readableFor(request.headers()::get).ifPresent(origin -> response
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN));
        return response.end();
    }

    private void read(HttpServerRequest request, Buffer body, Size size) {
        if (size.bytes > MAX_BODY) {
            collector.drop(DropReason.TOO_LARGE);
        } else {
            collector.receive(clients.of(request), request.headers()::get, body.getBytes());
        }
    }

    /// Bytes received; one per request, on one event loop.
    private static final class Size {
        private long bytes;
    }
}
