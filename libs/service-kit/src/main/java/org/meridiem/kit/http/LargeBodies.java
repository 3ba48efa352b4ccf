package org.meridiem.kit.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Lets one operation take bodies larger than all others.
///
/// The framework has one bound for every body. Raising it would open every operation; so it stays as it is, and on this one path its check
/// looks away: the announced length is put aside before it and put back after it. The operation itself, marked [Streamed], then holds the body to its own bound
/// while it reads, and permissions are asked for before a byte is read.
public final class LargeBodies {

    private static final String LENGTH = "Content-Length";
    private static final String ASIDE = LargeBodies.class.getName();

    /// The service kit has a check of its own just before the framework's.
    private static final int BEFORE_ALL_CHECKS = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 2;
    private static final int MAX_DIGITS = 18;
    private static final int TOO_LARGE = 413;

    private final String path;
    private final long max;

    /// @param path of the POST that takes them
    /// @param max  bytes; what is larger than an `int` cannot be announced to the framework
    public LargeBodies(String path, long max) {
        this.path = path;
        this.max = max;
    }

    /// Puts it into effect.
    public void route(Router router) {
        router.route(HttpMethod.POST, path).order(BEFORE_ALL_CHECKS).handler(this::putAside);
        router.route(HttpMethod.POST, path).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::putBack);
    }

    private void putAside(RoutingContext request) {
        String length = request.request().getHeader(LENGTH);
        if (length != null && (length.length() > MAX_DIGITS || Long.parseLong(length) > max)) {
            request.response().putHeader("Connection", "close");
            request.fail(TOO_LARGE);
            return;
        }
        if (length != null) {
            request.put(ASIDE, length);
            request.request().headers().remove(LENGTH);
        }
        request.next();
    }

    private void putBack(RoutingContext request) {
        String length = request.get(ASIDE);
        if (length != null) {
            request.request().headers().set(LENGTH, length);
        }
        // Beyond it the connection is closed, whatever was announced.
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, max + 1);
        request.next();
    }
}
