package org.meridiem.content.outbound;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What came back.
///
/// @param url     that answered: the last one after redirects
/// @param status  HTTP's
/// @param headers with names in lower case; the first value of each
/// @param body    as far as it was wanted
/// @param cut     whether there was more of it
public record OutboundAnswer(URI url, int status, Map<String, String> headers, byte[] body, boolean cut) {

    /// Copies the headers.
    public OutboundAnswer {
        headers = Map.copyOf(headers);
    }

    /// A header's first value.
    ///
    /// @param name in lower case
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
