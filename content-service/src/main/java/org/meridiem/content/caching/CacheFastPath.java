package org.meridiem.content.caching;

import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.fastpath.FastPath;
import org.meridiem.kit.http.ConditionalGet;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;

/// Answers readers on their connection, where a fresh answer is kept and ready in the coding that they take. Everything else is the [CacheFilter]'s, which gives the
/// same answers.
@Singleton
class CacheFastPath implements FastPath {

    // Proxies until everything has started (look): this is made before there is a registry of metrics.
    private AnswerCache cache;
    private Certainty certainty;
    private CacheMeters meters;
    private final RequestTimes times;
    private final CharSequence cacheControl;

    CacheFastPath(AnswerCache cache, Certainty certainty, CacheMeters meters, RequestTimes times,
            CachingConfig config) {
        this.cache = cache;
        this.certainty = certainty;
        this.meters = meters;
        this.times = times;
        this.cacheControl = config.cacheControl();
    }

    /// Looks through the proxies once, and not with every answer. The server listens after this.
    void look(@Observes StartupEvent started) {
        cache = ClientProxy.unwrap(cache);
        certainty = ClientProxy.unwrap(certainty);
        meters = ClientProxy.unwrap(meters);
    }

    /// Pages of other origins are told more: that is the CORS filter's.
    @Override
    public boolean takes(HttpRequest request) {
        return request.method().equals(HttpMethod.GET) && !request.headers().contains(HttpHeaderNames.ORIGIN);
    }

    @Override
    public @Nullable ByteBuf answer(HttpRequest request, ByteBuf body, Channel connection) {
        long begun = System.nanoTime();
        HttpHeaders headers = request.headers();
        String key = CacheKeys.of(request.uri());
        Answer answer = key == null ? null : cache.find(key);
        if (answer == null || !certainty.isFresh(answer) || !answer.isAcceptable(headers.get(HttpHeaderNames.ACCEPT))) {
            return null;
        }
        Variant variant = answer.settled(headers.get(HttpHeaderNames.ACCEPT_ENCODING));
        if (variant == null) {
            return null;
        }
        boolean notModified = ConditionalGet.notModified(headers.get(HttpHeaderNames.IF_NONE_MATCH),
                headers.get(HttpHeaderNames.IF_MODIFIED_SINCE), variant.etag(), answer.lastModified());
        byte[] head = answer.head(variant, notModified, cacheControl);
        ByteBuf response = connection.alloc().directBuffer(head.length + (notModified ? 0 : variant.body().length));
        response.writeBytes(head);
        if (notModified) {
            meters.notModified();
        } else {
            response.writeBytes(variant.body());
            meters.hit();
        }
        answer.timer(times, key, notModified).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        return response;
    }
}
