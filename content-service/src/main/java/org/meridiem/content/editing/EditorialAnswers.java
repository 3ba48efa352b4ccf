package org.meridiem.content.editing;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestResponse;
import org.meridiem.kit.http.EntityVersion;

/// Answers of editorial operations with their headers. They are for the caller alone and are not kept by any cache.
public final class EditorialAnswers {

    private static final String NOT_CACHED = "private, no-store";

    private EditorialAnswers() {
    }

    /// 201 with the address of the new resource; relative, so that nothing in it comes from the Host header.
    public static Response created(String location, long version, Object view) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.ETAG, EntityVersion.etag(version))
                .header(HttpHeaders.CACHE_CONTROL, NOT_CACHED)
                .entity(view)
                .build();
    }

    /// 200 with the resource's version.
    public static <T> RestResponse<T> ok(long version, T view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, EntityVersion.etag(version))
                .header(HttpHeaders.CACHE_CONTROL, NOT_CACHED)
                .build();
    }

    /// 200 with a list.
    public static <T> RestResponse<T> list(T page) {
        return RestResponse.ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, NOT_CACHED).build();
    }
}
