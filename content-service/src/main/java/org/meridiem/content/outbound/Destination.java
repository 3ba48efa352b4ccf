package org.meridiem.content.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.meridiem.content.outbound.OutboundException.Reason;

/// Where a URL leads, read strictly: what two readers might understand differently is refused.
///
/// @param tls  whether it is https
/// @param host a name in lower case without a final dot, or an address without brackets
/// @param port given or the scheme's own
/// @param path with the query, at least `/`
record Destination(boolean tls, String host, int port, String path) {

    private static final int MAX_URL = 2048;
    private static final int MAX_HOST = 253;
    private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");
    private static final Pattern DOTTED_QUAD = Pattern
            .compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    static Destination of(URI given) throws OutboundException {
        URI url = URI.create(given.toASCIIString());
        if (url.toString().length() > MAX_URL) {
            throw refused("an address has " + MAX_URL + " characters at most");
        }
        boolean tls = switch (url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> false;
            default -> throw refused("only https and http addresses can be called");
        };
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            throw refused("an address must not hold a user name or password");
        }
        if (url.getHost() == null) {
            throw refused(
                    "the address has no valid host name; names in other scripts are to be given in their xn-- form");
        }
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new Destination(tls, host(url.getHost()), port(url, tls),
                url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    private static int port(URI url, boolean tls) {
        return url.getPort() >= 0 ? url.getPort() : ownPort(tls);
    }

    private static int ownPort(boolean tls) {
        return tls ? 443 : 80;
    }

    private static String host(String given) throws OutboundException {
        if (given.startsWith("[")) {
            if (given.contains("%")) {
                throw refused("an address must not name a network interface");
            }
            return given.substring(1, given.length() - 1);
        }
        String host = given.toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.isEmpty() || host.length() > MAX_HOST) {
            throw refused("the address has no valid host name");
        }
        boolean numeric = NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
        if (numeric && !DOTTED_QUAD.matcher(host).matches()) {
            throw refused("an IP address is four decimal numbers with dots between them");
        }
        return host;
    }

    /// The address, if the URL gave one instead of a name.
    Optional<InetAddress> literal() {
        return host.contains(":") || DOTTED_QUAD.matcher(host).matches()
                ? Optional.of(InetAddress.ofLiteral(host))
                : Optional.empty();
    }

    /// As the `Host` header has it.
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == ownPort(tls) ? name : name + ":" + port;
    }

    private static OutboundException refused(String why) {
        return new OutboundException(Reason.REFUSED, why);
    }
}
