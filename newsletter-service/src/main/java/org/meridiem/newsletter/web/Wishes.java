package org.meridiem.newsletter.web;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/// Whether a client wants a page or data.
public final class Wishes {

    private Wishes() {
    }

    /// True when JSON stands in Accept before HTML. Browsers, and mail programs that say nothing, get a page.
    public static boolean json(HttpHeaders request) {
        List<MediaType> accepted = request.getAcceptableMediaTypes();
        return accepted.stream()
                .filter(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE)
                        || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isWildcardType() && !type.isCompatible(MediaType.TEXT_HTML_TYPE))
                .isPresent();
    }
}
