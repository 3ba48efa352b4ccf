package org.meridiem.kit.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The network that a request comes from: what one subscriber line of a provider usually has.
public final class Network {

    private static final int IPV6_BYTES = 16;
    private static final int SUBSCRIBER_PREFIX_BYTES = 8;

    private Network() {
    }

    /// The whole IPv4 address or the /64 of an IPv6 address.
    ///
    /// @param address as text, a literal
    public static String of(String address) {
        byte[] bytes;
        try {
            bytes = InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
        return bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, SUBSCRIBER_PREFIX_BYTES)) + "/64"
                : HexFormat.of().formatHex(bytes);
    }
}
