package org.meridiem.newsletter.web;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.meridiem.kit.http.EntityVersion;

/// Answers to editors: always with the version, never kept by a cache.
public final class EditorialAnswers {

    /// What the documents say of If-Match.
    public static final String IF_MATCH = "The ETag of the version that the change is made from; `*` overrides whatever is there";
    /// What the documents say of Idempotency-Key.
    public static final String IDEMPOTENCY_KEY = "Any text of your own: a repeated request with the same one gets the first answer again";

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

    /// 200 with a file to be kept, written while it leaves.
    public static Response file(String name, String mediaType, StreamingOutput content) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    private static Response versioned(Response.ResponseBuilder answer, long version) {
        return answer.header(HttpHeaders.ETAG, EntityVersion.etag(version))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }
}
