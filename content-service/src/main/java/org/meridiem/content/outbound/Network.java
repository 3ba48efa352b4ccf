package org.meridiem.content.outbound;

import java.net.InetAddress;
import java.util.Arrays;

/// A range of IP addresses in CIDR notation.
///
/// @param base   its first address, in bytes
/// @param prefix how many leading bits all its addresses have in common
record Network(byte[] base, int prefix) {

    /// Out of `10.0.0.0/8`, `fc00::/7` or a single address.
    ///
    /// @throws IllegalArgumentException for anything else
    static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int prefix = slash < 0 ? base.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > base.length * Byte.SIZE) {
            throw new IllegalArgumentException("no such network: " + text);
        }
        return new Network(base, prefix);
    }

    /// Whether an address is in it. An IPv4 address never is in an IPv6 network.
    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        return bytes.length == base.length && Arrays.equals(bytes, 0, whole, base, 0, whole)
                && (rest == 0 || (bytes[whole] ^ base[whole]) >> (Byte.SIZE - rest) == 0);
    }
}
