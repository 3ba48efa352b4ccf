package org.meridiem.kit.page;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Adds `Link: <…>; rel="next"` (RFC 8288) to every page that has a next one. The link is relative: nothing in it comes from the Host header.
@Singleton
class NextLink {

    @ServerResponseFilter
    public void add(ContainerResponseContext response, UriInfo uri) {
        if (response.getEntity() instanceof Page<?> page && page.nextCursor() != null) {
            var request = uri.getRequestUri();
            String next = UriBuilder.fromPath(request.getRawPath())
                    .replaceQuery(request.getRawQuery())
                    .replaceQueryParam("cursor", page.nextCursor())
                    .build()
                    .toString();
            response.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
    }
}
