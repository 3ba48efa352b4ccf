package org.meridiem.trending.collector;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpHeaders;

/// Judges a beacon by its headers alone.
final class Gate {

    // Each beacon is asked for all of them: the names know their hashes.
    private static final List<CharSequence> PREFETCH_HEADERS = Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
            .map(HttpHeaders::createOptimized).toList();

    private final Bots bots = new Bots();
    private final Set<String> origins;

    /// @param origins the origins whose pages may send beacons; none: any may
    Gate(List<String> origins) {
        this.origins = origins.stream().map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Why the beacon is not counted, if so.
    Optional<DropReason> refusal(HeaderLookup headers) {
        for (CharSequence header : PREFETCH_HEADERS) {
            if (isPrefetch(headers.get(header))) {
                return Optional.of(DropReason.PREFETCH);
            }
        }
        if (!origins.isEmpty() && !origins.contains(origin(headers))) {
            return Optional.of(DropReason.FOREIGN_ORIGIN);
        }
        return bots.isBot(headers.get(HttpHeaders.USER_AGENT)) ? Optional.of(DropReason.BOT) : Optional.empty();
    }

    /// The `Origin` as sent, when it is one of those given.
    Optional<String> knownOrigin(HeaderLookup headers) {
        return Optional.ofNullable(headers.get(HttpHeaders.ORIGIN))
                .filter(origin -> origins.contains(origin.toLowerCase(Locale.ROOT)));
    }

    private static boolean isPrefetch(@Nullable String value) {
        if (value == null) {
            return false;
        }
        String purpose = value.toLowerCase(Locale.ROOT);
        return purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview");
    }

    /// The origin of the page: browsers send it with every POST; some privacy tools leave only the referrer.
    private static String origin(HeaderLookup headers) {
        String origin = headers.get(HttpHeaders.ORIGIN);
        if (origin != null) {
            return origin.toLowerCase(Locale.ROOT);
        }
        String referrer = headers.get(HttpHeaders.REFERER);
        try {
            var uri = URI.create(referrer == null ? "" : referrer);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
