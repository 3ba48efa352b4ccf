package org.meridiem.content.body;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Absolute web addresses. Anything else (`javascript:`, `data:`, relative, without a host) is not one.
final class Address {

    private Address() {
    }

    /// The address, when it is http or https.
    static Optional<String> http(String url) {
        return absolute(url).filter(uri -> scheme(uri).equals("https") || scheme(uri).equals("http"))
                .map(URI::toASCIIString);
    }

    /// The address, when it is https; one without a scheme is taken as https.
    static Optional<String> https(String url) {
        String full = url.strip().startsWith("//") ? "https:" + url.strip() : url;
        return absolute(full).filter(uri -> scheme(uri).equals("https")).map(URI::toASCIIString);
    }

    private static Optional<URI> absolute(String url) {
        String trimmed = url.strip().replace(" ", "%20");
        if (trimmed.isEmpty() || trimmed.length() > BodyLimits.URL) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(trimmed);
            return uri.isAbsolute() && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }
}
