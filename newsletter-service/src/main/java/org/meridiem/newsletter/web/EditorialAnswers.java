package org.meridiem.newsletter.web;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.meridiem.kit.http.EntityVersion;

/// Answers to editors: always with the version, never kept by a cache.
public final class EditorialAnswers {

    private static final String PRIVATE = "private, no-store";

    private EditorialAnswers() {
    }

    /// 200 with the version as ETag.
    public static Response ok(long version, Object view) {
        return versioned(Response.ok(view), version);
    }

    /// 201 with the address and the version.
    public static Response created(String path, long version, Object view) {
        return versioned(Response.created(URI.create(path)).entity(view), version);
    }

    /// 200 for what has no version, such as a list.
    public static Response unversioned(Object view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, PRIVATE).build();
    }

    private static Response versioned(Response.ResponseBuilder answer, long version) {
        return answer.header(HttpHeaders.ETAG, EntityVersion.etag(version))
            .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
            .build();
    }
}
