package org.meridiem.content.preview;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.meridiem.kit.problem.ProblemType;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Drafts, for whoever has a link. No cache keeps the answer, no search engine lists it, no page that it links to learns its address.
@Path("/v1/previews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Previews", description = "Drafts, for whoever has a link")
class PreviewResource {

    private static final String NO_STORE = "no-store";
    private static final String ROBOTS = "X-Robots-Tag";
    private static final String NO_ROBOTS = "noindex, nofollow";
    private static final String REFERRER = "Referrer-Policy";
    private static final String NO_REFERRER = "no-referrer";

    private final Previews previews;

    PreviewResource(Previews previews) {
        this.previews = previews;
    }

    @GET
    @Path("{token}")
    @Operation(operationId = "getPreview", summary = "Read a draft through its preview link", description = "The members of a published article, `preview: true`, and which revision this is.")
    @APIResponse(responseCode = "200", description = "The draft", content = @Content(schema = @Schema(implementation = PreviewedArticle.class)))
    @APIResponse(responseCode = "404", description = "There is no such link, or it has expired, was revoked, or its article is gone: the answer is the same")
    public Response get(@Parameter(description = "Of the link's address") @RestPath String token) {
        byte[] draft = previews.show(token)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("This preview link shows nothing, or nothing any more.")
                        .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                        .header(ROBOTS, NO_ROBOTS)
                        .header(REFERRER, NO_REFERRER));
        return Response.ok(draft, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .header(ROBOTS, NO_ROBOTS)
                .header(REFERRER, NO_REFERRER)
                .build();
    }
}
