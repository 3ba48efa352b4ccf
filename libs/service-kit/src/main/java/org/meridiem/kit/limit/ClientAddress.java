package org.meridiem.kit.limit;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/// Where a request comes from: the nearest address that is not one of our own proxies.
///
/// `X-Forwarded-For` is read from the right, because everything left of the last trusted proxy is the client's own invention. (The framework reads it from the left.)
public final class ClientAddress {

    private static final int MAX_HOPS = 20;

    /// A network in CIDR form.
    private record Network(byte[] address, int bits) {

        static Network parse(String cidr) {
            int slash = cidr.indexOf('/');
            byte[] address = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash)).getAddress();
            int bits = slash < 0 ? address.length * Byte.SIZE : Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > address.length * Byte.SIZE) {
                throw new IllegalArgumentException("not a network: " + cidr);
            }
            return new Network(address, bits);
        }

        boolean contains(InetAddress candidate) {
            byte[] other = candidate.getAddress();
            return other.length == address.length && Arrays.equals(prefix(address, bits), prefix(other, bits));
        }
    }

    private final List<Network> trusted;

    /// @param trustedProxies networks in CIDR form
    /// @throws IllegalArgumentException when one is not
    public ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(String::strip).map(Network::parse).toList();
    }

    /// The client of a request.
    public InetAddress of(HttpServerRequest request) {
        SocketAddress remote = request.connection().remoteAddress();
        InetAddress peer = remote.hostAddress() == null
                ? InetAddress.getLoopbackAddress()
                : InetAddress.ofLiteral(remote.hostAddress());
        return of(peer, request.headers().getAll("X-Forwarded-For"));
    }

    /// The client.
    ///
    /// @param peer         who is connected
    /// @param forwardedFor the values of `X-Forwarded-For`, as sent
    InetAddress of(InetAddress peer, List<String> forwardedFor) {
        if (trusted.isEmpty() || forwardedFor.isEmpty()) {
            return peer;
        }
        var hops = new ArrayList<String>();
        forwardedFor.forEach(value -> hops.addAll(Arrays.asList(value.split(","))));
        Collections.reverse(hops);
        InetAddress client = peer;
        for (String hop : hops.subList(0, Math.min(hops.size(), MAX_HOPS))) {
            @Nullable
            InetAddress before = isTrusted(client) ? parse(hop) : null;
            if (before == null) {
                break;
            }
            client = before;
        }
        return client;
    }

    /// The part of an address that one household or office shares: /24 of IPv4, /64 of IPv6.
    public static byte[] network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return prefix(bytes, bytes.length == 4 ? 24 : 64);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static @Nullable InetAddress parse(String literal) {
        try {
            return InetAddress.ofLiteral(literal.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] prefix(byte[] address, int bits) {
        byte[] prefix = address.clone();
        for (int i = 0; i < prefix.length; i++) {
            int kept = Math.clamp(bits - i * Byte.SIZE, 0, Byte.SIZE);
            prefix[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return prefix;
    }
}
