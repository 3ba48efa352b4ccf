package org.meridiem.newsletter.block;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

import org.meridiem.newsletter.site.Links;

/// Addresses that may stand in a mail.
final class Address {

    private static final int LONGEST = 2_000;
    private static final Pattern MAILTO = Pattern.compile("(?i)mailto:[^\\s@\"<>]+@[^\\s@\"<>]+");

    private Address() {
    }

    /// The address, when it is an absolute http or https one.
    static Optional<String> web(String address) {
        return uri(address).filter(Links::isWeb).map(URI::toASCIIString);
    }

    /// The address, when it is https.
    static Optional<String> https(String address) {
        return web(address).filter(url -> url.regionMatches(true, 0, "https:", 0, "https:".length()));
    }

    /// The address, when it is one that a link may have: of a page or of a mailbox.
    static Optional<String> link(String address) {
        return web(address).or(() -> uri(address).map(URI::toASCIIString).filter(Address::isMailto));
    }

    static boolean isMailto(String address) {
        return MAILTO.matcher(address).matches();
    }

    private static Optional<URI> uri(String address) {
        String trimmed = address.strip().replace(" ", "%20");
        try {
            return trimmed.length() > LONGEST ? Optional.empty() : Optional.of(new URI(trimmed));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
