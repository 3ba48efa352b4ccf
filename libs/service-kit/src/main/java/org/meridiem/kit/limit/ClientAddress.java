package org.meridiem.kit.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/// Where a request comes from: the nearest address that is not one of our own proxies.
///
/// `X-Forwarded-For` is read from the right, because everything left of the last trusted proxy is the client's own invention. (The framework reads it from the left.)
public final class ClientAddress {

    private static final int MAX_HOPS = 20;
    private static final CharSequence FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");

    private final List<AddressRange> trusted;

    /// @param trustedProxies networks in CIDR form
    /// @throws IllegalArgumentException when one is not
    public ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(String::strip).map(AddressRange::parse).toList();
    }

    /// The client of a request.
    public InetAddress of(HttpServerRequest request) {
        SocketAddress remote = request.connection().remoteAddress();
        InetAddress peer = remote.hostAddress() == null
                ? InetAddress.getLoopbackAddress()
                : InetAddress.ofLiteral(remote.hostAddress());
        return of(peer, request.headers().getAll(FORWARDED_FOR));
    }

    /// The client of a request that the framework has not seen.
    ///
    /// @param peer who is connected
    public InetAddress of(java.net.SocketAddress peer, HttpHeaders headers) {
        InetAddress address = peer instanceof InetSocketAddress known && known.getAddress() != null
                ? known.getAddress()
                : InetAddress.getLoopbackAddress();
        return trusted.isEmpty() ? address : of(address, headers.getAll(FORWARDED_FOR));
    }

    /// The client.
    ///
    /// @param peer         who is connected
    /// @param forwardedFor the values of `X-Forwarded-For`, as sent
    InetAddress of(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        int hops = 0;
        for (String value : trusted.isEmpty() ? List.<String>of() : forwardedFor.reversed()) {
            for (int end = value.length(); end >= 0 && hops < MAX_HOPS; hops++) {
                int comma = value.lastIndexOf(',', end - 1);
                @Nullable
                InetAddress before = isTrusted(client) ? parse(value.substring(comma + 1, end)) : null;
                if (before == null) {
                    return client;
                }
                client = before;
                end = comma;
            }
        }
        return client;
    }

    /// The part of an address that one household or office shares: /24 of IPv4, /64 of IPv6.
    public static byte[] network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, bytes.length == 4 ? 3 : 8, bytes.length, (byte) 0);
        return bytes;
    }

    private boolean isTrusted(InetAddress address) {
        for (AddressRange range : trusted) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable InetAddress parse(String literal) {
        try {
            return InetAddress.ofLiteral(literal.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
