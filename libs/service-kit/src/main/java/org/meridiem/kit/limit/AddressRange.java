package org.meridiem.kit.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of IP addresses: all that have their leading bits in common (CIDR, RFC 4632), or a single one.
///
/// Nothing is ever looked up: a host name is no range. An IPv4 address never is in an IPv6 range, and one that is mapped into IPv6 counts as IPv4.
public final class AddressRange {

    private static final Pattern FORM = Pattern
            .compile("((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    private final String text;
    private final byte[] base;
    private final int prefix;

    private AddressRange(String text, byte[] base, int prefix) {
        this.text = text;
        this.base = base;
        this.prefix = prefix;
    }

    /// Out of `10.0.0.0/8`, `fc00::/7` or a single address.
    ///
    /// @throws IllegalArgumentException for anything else; says what is wrong with it
    public static AddressRange parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "neither an IP address nor a range of them such as 10.0.0.0/8: \"" + text + '"');
        }
        byte[] base = base(form.group(1), text);
        int bits = base.length * Byte.SIZE;
        int prefix = form.group(2) == null ? bits : Integer.parseInt(form.group(2));
        if (prefix > bits) {
            throw new IllegalArgumentException("such an address has only " + bits + " bits: \"" + text + '"');
        }
        return new AddressRange(text, base, prefix);
    }

    private static byte[] base(String address, String text) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no IP address: \"" + text + '"', e);
        }
    }

    /// Whether an address is in it.
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        return bytes.length == base.length && Arrays.equals(bytes, 0, whole, base, 0, whole)
                && (rest == 0 || (bytes[whole] ^ base[whole]) >> Byte.SIZE - rest == 0);
    }

    /// As it was written.
    @Override
    public String toString() {
        return text;
    }
}
