package org.meridiem.content.caching;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// `http.server.requests`, as Micrometer's own binder of the HTTP server would name and tag them. That binder costs a third of an answer out
/// of the cache, and takes every address that such an answer has for a metric of its own.
@Singleton
class RequestTimes {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String BEGUN = RequestTimes.class.getName();

    // Filters are made before there is a registry.
    private final Provider<MeterRegistry> meters;
    private final Map<Method, String> templates = new ConcurrentHashMap<>();
    private final Map<Request, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(Provider<MeterRegistry> meters) {
        this.meters = meters;
    }

    @ServerRequestFilter(preMatching = true)
    public void begin(ContainerRequestContext request) {
        request.setProperty(BEGUN, System.nanoTime());
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (request.getProperty(BEGUN) instanceof Long begun) {
            Method method = resource.getResourceMethod();
            String template = method == null ? "NOT_FOUND" : templates.computeIfAbsent(method, RequestTimes::template);
            timer(METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER", template, response.getStatus())
                    .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    /// The timer of answers to a path of the public API.
    Timer ofPublicPath(String path, int status) {
        return timer("GET", template(path), status);
    }

    private Timer timer(String method, String template, int status) {
        return timers.computeIfAbsent(new Request(method, template, status),
                request -> Timer.builder("http.server.requests").description("Requests by what they asked for")
                        .tag("method", method).tag("uri", template).tag("status", Integer.toString(status))
                        .tag("outcome", outcome(status)).register(meters.get()));
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            default -> "SERVER_ERROR";
        };
    }

    private static String template(Method method) {
        String template = path(method.getDeclaringClass().getAnnotation(Path.class))
                + path(method.getAnnotation(Path.class));
        return template.isEmpty() ? "/" : template;
    }

    private static String path(@Nullable Path path) {
        if (path == null || path.value().isEmpty() || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }

    /// `/v1/articles/tea` → `/v1/articles/{slug}`: of the public API the third part of a path is the name of one thing.
    static String template(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length > 3) {
            parts[3] = "{slug}";
        }
        return parts.length > 5 ? "/v1/…" : String.join("/", parts);
    }

    private record Request(String method, String template, int status) {
    }
}
