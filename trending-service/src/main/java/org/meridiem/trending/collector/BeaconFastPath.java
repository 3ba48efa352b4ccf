package org.meridiem.trending.collector;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.fastpath.FastPath;
import org.meridiem.kit.fastpath.ResponseHead;
import org.meridiem.kit.limit.ClientAddress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/// Takes in beacons on their connection. What does not come in one piece is the [BeaconRoute]'s, which gives the same answers.
@Singleton
class BeaconFastPath implements FastPath {

    private static final int MOST_KNOWN = 100;

    private final Collector collector;
    private final ClientAddress clients;
    private final byte[] accepted = head(null);
    /// By the origin of the page as its browser writes it. The same origin has many spellings, so not all are remembered.
    private final Map<String, byte[]> acceptedFor = new ConcurrentHashMap<>();

    BeaconFastPath(Collector collector, ClientAddress clients) {
        this.collector = collector;
        this.clients = clients;
    }

    @Override
    public boolean takes(HttpRequest request) {
        return request.method().equals(HttpMethod.POST) && request.uri().equals(BeaconRoute.PATH);
    }

    @Override
    public @Nullable ByteBuf answer(HttpRequest request, ByteBuf body, Channel connection) {
        if (body.readableBytes() > BeaconRoute.MAX_BODY) {
            return null;
        }
        HttpHeaders headers = request.headers();
        HeaderLookup lookup = headers::get;
        collector.receive(clients.of(connection.remoteAddress(), headers), lookup, ByteBufUtil.getBytes(body));
        byte[] head = collector.readableFor(lookup).map(this::acceptedFor).orElse(accepted);
        return connection.alloc().directBuffer(head.length).writeBytes(head);
    }

    private byte[] acceptedFor(String origin) {
        byte[] known = acceptedFor.get(origin);
        if (known != null) {
            return known;
        }
        byte[] head = head(origin);
        if (acceptedFor.size() < MOST_KNOWN) {
            acceptedFor.put(origin, head);
        }
        return head;
    }

    private static byte[] head(@Nullable String origin) {
        var head = ResponseHead.of(202).add(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (origin != null) {
            head.add(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        }
        return head.add(HttpHeaderNames.CONTENT_LENGTH, "0").bytes();
    }
}
