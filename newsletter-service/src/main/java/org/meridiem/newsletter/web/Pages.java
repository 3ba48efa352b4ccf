package org.meridiem.newsletter.web;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The few HTML pages that links in mails lead to. No script runs on them, nothing is loaded, no address leaks by a Referer, no cache keeps them.
public final class Pages {

    /// `text/html` in UTF-8.
    public static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name());

    /// Styles inside the page, pictures from anywhere, forms only to ourselves, no script, no frame.
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src http: https:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Pages() {
    }

    /// A page for one reader.
    ///
    /// @param document the whole document
    public static Response answer(int status, String document) {
        return Response.status(status)
                .type(HTML)
                .entity(document)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Content-Security-Policy", POLICY)
                .build();
    }
}
