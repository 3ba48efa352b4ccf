package org.meridiem.content.caching;

import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.ConditionalGet;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/// Answers readers out of the cache, on the event loop, before any resource is asked. What it does not have goes on to the resource, and one
/// of many who want the same goes for all.
///
/// Runs after CORS and before authentication: public answers are the same for everybody. Most of what is kept never comes here ([CacheFastPath]).
@Singleton
class CacheFilter {

    private static final int AFTER_CORS_BEFORE_AUTHENTICATION = 250;
    private static final CharSequence STALE = HttpHeaders.createOptimized(Answer.OLD_COPY);
    private static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("Cache-Status");

    // Proxies until everything has started (look): filters are made before there is a registry of metrics.
    private AnswerCache cache;
    private Certainty certainty;
    private CacheMeters meters;
    private final DatabaseWatch database;
    private final RequestTimes times;
    private final CharSequence cacheControl;
    private final CharSequence staleCacheControl;
    private final boolean on;

    CacheFilter(AnswerCache cache, Certainty certainty, DatabaseWatch database, CacheMeters meters,
            RequestTimes times, CachingConfig config) {
        this.cache = cache;
        this.certainty = certainty;
        this.database = database;
        this.meters = meters;
        this.times = times;
        this.cacheControl = HttpHeaders.createOptimized(config.cacheControl());
        this.staleCacheControl = HttpHeaders.createOptimized(config.staleCacheControl());
        this.on = config.size().asLongValue() > 0;
    }

    void register(@Observes Filters filters) {
        if (on) {
            filters.register(this::handle, AFTER_CORS_BEFORE_AUTHENTICATION);
        }
    }

    /// Looks through the proxies once, and not with every answer. The server listens after this.
    void look(@Observes StartupEvent started) {
        cache = ClientProxy.unwrap(cache);
        certainty = ClientProxy.unwrap(certainty);
        meters = ClientProxy.unwrap(meters);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String key = isRead(request.method()) ? CacheKeys.of(request.path(), request.query()) : null;
        if (key == null) {
            context.next();
        } else {
            serve(context, key, true);
        }
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private void serve(RoutingContext context, String key, boolean mayWait) {
        Answer answer = cache.find(key);
        if (answer != null && isAcceptable(context.request(), answer)) {
            if (certainty.isFresh(answer)) {
                write(context, key, answer, false);
                return;
            }
            if (database.isAway() && certainty.isFitForBadTimes(answer)) {
                write(context, key, answer, true);
                return;
            }
        } else if (answer == null) {
            Absence absence = cache.findAbsence(key);
            if (absence != null) {
                write(context, absence);
                return;
            }
        }
        load(context, key, mayWait);
    }

    private void load(RoutingContext context, String key, boolean mayWait) {
        Load mine = cache.begin(key);
        Load load = mayWait ? cache.load(key, mine) : mine;
        if (load == mine) {
            // Another load may have ended since we looked.
            Answer justNow = cache.find(key);
            if (justNow != null && certainty.isFresh(justNow)
                    && isAcceptable(context.request(), justNow)) {
                cache.end(mine);
                write(context, key, justNow, false);
                return;
            }
            meters.miss();
            context.put(Load.ATTRIBUTE, mine);
            context.addEndHandler(ended -> cache.end(mine));
            context.next();
            return;
        }
        Context loop = context.vertx().getOrCreateContext();
        context.request().pause();
        var _ = load.outcome().whenComplete(
                (answer, failure) -> loop.runOnContext(ignored -> joined(context, key, answer)));
    }

    private void joined(RoutingContext context, String key, @Nullable Answer answer) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.request().resume();
        if (answer != null && isAcceptable(context.request(), answer)) {
            meters.joined();
            write(context, key, answer, false);
        } else {
            // There was none, or its reader went away: look once more, then everybody for themselves.
            serve(context, key, false);
        }
    }

    private static boolean isAcceptable(HttpServerRequest request, Answer answer) {
        return answer.isAcceptable(request.getHeader(HttpHeaders.ACCEPT));
    }

    private void write(RoutingContext context, String key, Answer answer, boolean stale) {
        String acceptEncoding = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        Variant variant = answer.ready(acceptEncoding);
        if (answer.hasGrown()) {
            cache.reweigh(key, answer);
        }
        if (variant != null) {
            write(context, answer, variant, stale);
        } else {
            Context loop = context.vertx().getOrCreateContext();
            Thread.ofVirtual().start(() -> {
                Variant made = answer.variant(acceptEncoding);
                loop.runOnContext(ignored -> write(context, answer, made, stale));
            });
        }
        if (answer.worthBrotli(acceptEncoding)) {
            Thread.ofVirtual().start(() -> {
                if (Brotli.isAvailable()) {
                    answer.make(Coding.BROTLI);
                }
            });
        }
    }

    private void write(RoutingContext context, Answer answer, Variant variant, boolean stale) {
        long begun = System.nanoTime();
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        MultiMap headers = response.headers();
        boolean notModified = ConditionalGet.notModified(request.getHeader(HttpHeaders.IF_NONE_MATCH),
                request.getHeader(HttpHeaders.IF_MODIFIED_SINCE), variant.etag(), answer.lastModified());
        headers.add(HttpHeaders.CACHE_CONTROL, stale ? staleCacheControl : cacheControl);
        answer.headers(variant, !notModified, headers::add);
        if (stale) {
            headers.add(CACHE_STATUS, STALE);
            meters.stale();
        }
        answer.timer(times, request.path(), notModified).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        if (notModified) {
            meters.notModified();
            response.setStatusCode(304).end();
        } else {
            meters.hit();
            headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(variant.body().length));
            if (request.method().equals(HttpMethod.HEAD)) {
                response.end();
            } else {
                response.end(Buffer.buffer(variant.body()));
            }
        }
    }

    private void write(RoutingContext context, Absence absence) {
        meters.absent();
        times.ofPublicPath(context.request().path(), absence.status()).record(0, TimeUnit.NANOSECONDS);
        HttpServerResponse response = context.response().setStatusCode(absence.status());
        absence.headers().forEach(response.headers()::add);
        response.headers().add(HttpHeaders.CONTENT_LENGTH, Integer.toString(absence.body().length()));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(absence.body());
        }
    }
}
