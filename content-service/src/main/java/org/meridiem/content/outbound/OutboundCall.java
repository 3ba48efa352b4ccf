package org.meridiem.content.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// A call to make.
///
/// @param method    `GET` or `POST`
/// @param url       as somebody typed it in
/// @param headers   to send; never credentials
/// @param body      to send, may be empty
/// @param timeout   for all of it, redirects included
/// @param maxBytes  of the answer's body that are wanted
/// @param cut       whether a longer body is cut off there; else it is refused
/// @param redirects how many to follow; each is checked like the first address
public record OutboundCall(String method, URI url, Map<String, String> headers, byte[] body, Duration timeout,
        int maxBytes, boolean cut, int redirects) {

    private static final int DOWNLOAD_REDIRECTS = 3;

    /// Copies the headers.
    public OutboundCall {
        headers = Map.copyOf(headers);
    }

    /// Sends something. Follows no redirect: who moves says so to whoever configured the address.
    ///
    /// @param keep how many bytes of the answer to keep
    public static OutboundCall post(URI url, Map<String, String> headers, byte[] body, Duration timeout, int keep) {
        return new OutboundCall("POST", url, headers, body, timeout, keep, true, 0);
    }

    /// Fetches something, following up to three redirects, never from https to http.
    ///
    /// @param maxBytes beyond which it is refused
    public static OutboundCall download(URI url, Map<String, String> headers, Duration timeout, int maxBytes) {
        return new OutboundCall("GET", url, headers, new byte[0], timeout, maxBytes, false, DOWNLOAD_REDIRECTS);
    }
}
